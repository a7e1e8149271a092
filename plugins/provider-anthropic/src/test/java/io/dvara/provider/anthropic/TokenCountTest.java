package io.dvara.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
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
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> asksAsWasRecordedAndTellsTheCount() {
        return DynamicTest.stream(
                RecordedExchanges.of("anthropic").endpoint("count-tokens").without("error").stream()
                        .filter(exchange -> exchange.response().status() == 200),
                RecordedExchange::toString,
                TokenCountTest::check);
    }

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> tellsRecordedErrors() {
        return DynamicTest.stream(
                RecordedExchanges.of("anthropic").endpoint("count-tokens").with("error").stream(),
                RecordedExchange::toString,
                exchange -> {
                    CannedVendor vendor = CannedVendor.answering(exchange);
                    assertThatThrownBy(() -> Asking.provider(vendor).countTokens(said(exchange), TestCall.plain()))
                            .isInstanceOfSatisfying(
                                    ProviderException.class,
                                    failure -> assertThat(failure.fault()).isEqualTo(Fault.MODEL_NOT_FOUND));
                    assertThat(Plain.of(vendor.askedBody()))
                            .isEqualTo(Plain.of(exchange.request().object()));
                });
    }

    private static ChatRequest said(RecordedExchange exchange) {
        return new MessagesRequestReader(new TestJson()).read(exchange.request().object());
    }

    private static void check(RecordedExchange exchange) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(exchange.replay());
            AnthropicSettings settings =
                    new AnthropicSettings(Secret.of("key"), upstream.uri(), "2023-06-01", Optional.empty(), List.of());
            long tokens = new AnthropicProvider(settings, TestContext.named("anthropic"))
                    .countTokens(said(exchange), TestCall.plain());
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
