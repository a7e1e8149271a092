package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The programs of {@code docs/clients.md} for LangChain4j. */
@ExtendWith(Gateways.class)
class LangChain4jPageTest {

    private static final Map<String, String> PRINTED = Map.of(
            "Chat", "Hello there",
            "Stream", "Hello there",
            "AI services", "some title: 7.5/10 - some summary",
            "Trace", "Hello there");

    private final Gateways.Running gateways;

    LangChain4jPageTest(Gateways.Running gateways) {
        this.gateways = gateways;
    }

    @TestFactory
    Stream<DynamicTest> prints() throws Exception {
        return gateways.page("LangChain4j").entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> assertThat(new Program(sample.getValue()).run())
                                .isEqualTo(PRINTED.get(sample.getKey()))));
    }

    @Test
    void expectsEverySampleToSaySomething() throws Exception {
        assertThat(gateways.page("LangChain4j").keySet()).isEqualTo(PRINTED.keySet());
    }
}
