package io.dvara.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TokenCountTest {

    @TestFactory
    Stream<DynamicTest> asksAsWasRecordedAndTellsTheCount() {
        return DynamicTest.stream(
                RecordedExchanges.of("anthropic").endpoint("count-tokens").without("error").stream()
                        .filter(exchange -> exchange.response().status() == 200),
                RecordedExchange::toString,
                TokenCountTest::check);
    }

    private static void check(RecordedExchange exchange) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(exchange.replay());
            AnthropicSettings settings =
                    new AnthropicSettings(Secret.of("key"), upstream.uri(), "2023-06-01", Optional.empty(), List.of());
            long tokens = new AnthropicProvider(settings, TestContext.named("anthropic"))
                    .countTokens(
                            new MessagesRequestReader(new TestJson())
                                    .read(exchange.request().object()),
                            TestCall.plain());
            assertThat(tokens)
                    .isEqualTo(new TestJson()
                            .readObject(exchange.response().text())
                            .getInt("input_tokens"));
            ReceivedRequest asked = upstream.awaitRequest();
            assertThat(asked.path()).isEqualTo("/v1/messages/count_tokens");
            assertThat(Plain.of(asked.json()))
                    .isEqualTo(Plain.of(exchange.request().object()));
        }
    }
}
