package io.dvara.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecordedErrorsTest {

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-31, R-32, R-39: every recorded refusal has its fault, its wait and no key")
    Stream<DynamicTest> tellsRecordedErrorsByTheirFault() {
        return DynamicTest.stream(
                RecordedExchanges.of("anthropic").endpoint("messages").stream()
                        .filter(exchange -> exchange.response().status() >= 400),
                RecordedExchange::toString,
                RecordedErrorsTest::check);
    }

    private static void check(RecordedExchange exchange) {
        CannedVendor vendor = CannedVendor.answering(exchange);
        assertThatThrownBy(
                        () -> Asking.chat(vendor, Sending.ask(Sending.BUDGETED).build()))
                .isInstanceOfSatisfying(ProviderException.class, failure -> {
                    assertThat(failure.fault()).isEqualTo(expected(exchange));
                    assertThat(failure.getMessage()).doesNotContain(Asking.KEY.reveal());
                    if (exchange.has("retry_after")) {
                        assertThat(failure.details().retryAfter())
                                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ZERO));
                    }
                });
    }

    private static Fault expected(RecordedExchange exchange) {
        String told = exchange.response().text();
        return switch (exchange.response().status()) {
            case 400 -> {
                if (told.contains("credit balance is too low")) {
                    yield Fault.CREDENTIAL_REFUSED;
                }
                yield told.contains("prompt is too long") ? Fault.CONTEXT_WINDOW_EXCEEDED : Fault.REJECTED;
            }
            case 401 -> Fault.CREDENTIAL_REFUSED;
            case 404 -> Fault.MODEL_NOT_FOUND;
            case 429 -> Fault.RATE_LIMITED;
            case 529 -> Fault.UNAVAILABLE;
            default -> Fault.FAILED;
        };
    }
}
