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

    private static final int SHOWN = 80;

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

    @TestFactory
    @DisplayName("a good answer in which the model made nothing of use is a failure after which others may try")
    Stream<DynamicTest> tellsAnswersOfNoUseAsFailures() {
        return DynamicTest.stream(
                Stream.concat(
                        Stream.of(Recorded.OF_NO_USE),
                        Recorded.unanswered()
                                .map(exchange -> exchange.response().text())),
                text -> text.substring(0, Math.min(text.length(), SHOWN)),
                text -> assertThatThrownBy(() -> Asking.chat(
                                CannedVendor.answering(200, text),
                                Sending.ask(Sending.BUDGETED).build()))
                        .isInstanceOfSatisfying(
                                ProviderException.class,
                                failure -> assertThat(failure.fault()).isIn(Fault.FAILED, Fault.MALFORMED)));
    }

    private static void check(CannedVendor vendor, RecordedExchange exchange) {
        assertThatThrownBy(
                        () -> Asking.chat(vendor, Sending.ask(Sending.BUDGETED).build()))
                .isInstanceOfSatisfying(ProviderException.class, failure -> {
                    assertThat(failure.fault())
                            .isEqualTo(expected(
                                    exchange.response().status(),
                                    exchange.response().text()));
                    assertThat(failure.getMessage()).doesNotContain(Asking.KEY.reveal());
                    if (exchange.response().text().contains("retryDelay")) {
                        assertThat(failure.details().retryAfter())
                                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ZERO));
                    }
                });
    }

    private static Fault expected(int status, String told) {
        return switch (status) {
            case 400 -> {
                if (told.contains("API_KEY_INVALID")) {
                    yield Fault.CREDENTIAL_REFUSED;
                }
                yield told.contains("token count") && told.contains("exceeds")
                        ? Fault.CONTEXT_WINDOW_EXCEEDED
                        : Fault.REJECTED;
            }
            case 403 -> Fault.CREDENTIAL_REFUSED;
            case 404 -> Fault.MODEL_NOT_FOUND;
            case 429 -> Fault.RATE_LIMITED;
            default -> Fault.UNAVAILABLE;
        };
    }
}
