package io.dvara.provider.gemini;

import io.dvara.api.chat.Delivery;
import io.dvara.testkit.provider.CutStreams;
import io.dvara.testkit.upstream.RecordedExchange;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("R-08: a recorded stream that is cut anywhere never ends clean")
class CutStreamsTest {

    private static final int SHORT = 4_096;

    private static final CutStreams CUTS = new CutStreams(
            Asking::provider,
            Sending.ask(Sending.BUDGETED).delivery(Delivery.STREAMED).build(),
            "\"finishReason\"");

    @TestFactory
    Stream<DynamicTest> breaksAtEveryOffsetBeforeTheReasonForTheEnd() {
        return DynamicTest.stream(
                Recorded.answered()
                        .filter(exchange -> exchange.response().isStream()
                                && exchange.response().body().length <= SHORT),
                RecordedExchange::toString,
                exchange -> CUTS.check(exchange.response().body()));
    }
}
