package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The programs of {@code docs/clients.md} for Spring AI. */
@ExtendWith(Gateways.class)
class SpringAiPageTest {

    private static final Map<String, String> PRINTED = Map.of(
            "Chat", "Hello there",
            "Stream", "Hello there",
            "Entity", "some name, some country, [some landmarks]",
            "Other models", "Hello there",
            "Tools", "It says: \"Sunny in Tokyo\"");

    private final Gateways.Running gateways;

    SpringAiPageTest(Gateways.Running gateways) {
        this.gateways = gateways;
    }

    @TestFactory
    Stream<DynamicTest> prints() throws Exception {
        return gateways.page("Spring AI").entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> assertThat(new Program(sample.getValue()).run())
                                .isEqualTo(PRINTED.get(sample.getKey()))));
    }

    @Test
    void expectsEverySampleToSaySomething() throws Exception {
        assertThat(gateways.page("Spring AI").keySet()).isEqualTo(PRINTED.keySet());
    }
}
