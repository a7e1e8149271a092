package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
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
                Recorded.refused(),
                RecordedExchange::toString,
                exchange -> check(
                        CannedVendor.answering(
                                exchange.response().status(),
                                exchange.response().text()),
                        exchange));
    }

    @TestFactory
    @DisplayName("an error within an array of pieces is told alike")
    Stream<DynamicTest> tellsErrorsInAnArrayAlike() {
        return DynamicTest.stream(
                Recorded.refused(),
                RecordedExchange::toString,
                exchange -> check(
                        CannedVendor.answering(
                                exchange.response().status(),
                                "[" + exchange.response().text() + "]"),
                        exchange));
    }

    private static void check(CannedVendor vendor, RecordedExchange exchange) {
        assertThatThrownBy(
                        () -> Asking.chat(vendor, Sending.ask(Sending.BUDGETED).build()))
                .isInstanceOfSatisfying(ProviderException.class, failure -> {
                    assertThat(failure.fault())
                            .isEqualTo(expected(exchange.response().status()));
                    assertThat(failure.getMessage()).doesNotContain(Asking.KEY.reveal());
                    if (exchange.response().text().contains("retryDelay")) {
                        assertThat(failure.details().retryAfter())
                                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ZERO));
                    }
                });
    }

    private static Fault expected(int status) {
        return switch (status) {
            case 400 -> Fault.REJECTED;
            case 403 -> Fault.CREDENTIAL_REFUSED;
            case 404 -> Fault.MODEL_NOT_FOUND;
            case 429 -> Fault.RATE_LIMITED;
            default -> Fault.UNAVAILABLE;
        };
    }
}
