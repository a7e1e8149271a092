package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.RecordedReplay;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecordedErrorsTest {

    private static final RecordedReplay REPLAY =
            new RecordedReplay((uri, context) -> new BedrockProvider(Rig.signed(uri, "a-canary-secret"), context));

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-31, R-32, R-39: every recorded refusal has its fault and words, and no key")
    Stream<DynamicTest> tellsRecordedErrorsByTheirFault() {
        return DynamicTest.stream(Recorded.refusals(), RecordedExchange::toString, exchange -> {
            ProviderException refusal = REPLAY.refusal(exchange, new ConverseRequestReader().read(exchange));
            assertThat(refusal.fault()).isEqualTo(expected(exchange));
            assertThat(refusal.getMessage()).doesNotContain("a-canary-secret");
            if (refusal.fault() != Fault.CREDENTIAL_REFUSED) {
                assertThat(refusal.getMessage())
                        .contains(Asking.JSON
                                .readObject(exchange.response().text())
                                .getString("message"));
            }
        });
    }

    private static Fault expected(RecordedExchange exchange) {
        boolean isModel = exchange.response().text().contains("model identifier");
        return switch (exchange.response().status()) {
            case 400 -> {
                if (exchange.response().text().contains("Tokens Exceeded")) {
                    yield Fault.CONTEXT_WINDOW_EXCEEDED;
                }
                yield isModel ? Fault.MODEL_NOT_FOUND : Fault.REJECTED;
            }
            case 403 -> Fault.CREDENTIAL_REFUSED;
            case 429 -> Fault.RATE_LIMITED;
            case 503 -> Fault.UNAVAILABLE;
            default -> Fault.FAILED;
        };
    }
}
