package io.dvara.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecordedErrorsTest {

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-32, R-39: every recorded refusal has its fault and no key")
    Stream<DynamicTest> tellsRecordedErrorsByTheirFault() {
        return DynamicTest.stream(
                Stream.concat(Recorded.chats(), Recorded.embeddings())
                        .filter(exchange -> exchange.response().status() >= 400),
                RecordedExchange::toString,
                RecordedErrorsTest::check);
    }

    private static void check(RecordedExchange exchange) {
        int status = exchange.response().status();
        CannedVendor vendor = CannedVendor.answering(status, exchange.response().body());
        assertThatThrownBy(() -> Asking.chunks(vendor, Delivery.WHOLE))
                .isInstanceOfSatisfying(ProviderException.class, failure -> {
                    assertThat(failure.fault()).isEqualTo(expected(exchange));
                    assertThat(failure.details().vendorStatus()).hasValue(status);
                    assertThat(failure.getMessage()).doesNotContain(Asking.KEY.reveal());
                });
    }

    private static Fault expected(RecordedExchange exchange) {
        int status = exchange.response().status();
        boolean isTooLong = exchange.response().text().contains("TOO_MANY_TOKENS");
        return switch (status) {
            case 400, 422 -> isTooLong ? Fault.CONTEXT_WINDOW_EXCEEDED : Fault.REJECTED;
            case 401 -> Fault.CREDENTIAL_REFUSED;
            case 404 -> Fault.MODEL_NOT_FOUND;
            default -> throw new AssertionError("no expectation for status " + status);
        };
    }
}
