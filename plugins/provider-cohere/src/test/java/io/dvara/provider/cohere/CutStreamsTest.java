package io.dvara.provider.cohere;

import io.dvara.api.chat.Delivery;
import io.dvara.testkit.provider.CutStreams;
import io.dvara.testkit.upstream.RecordedExchange;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("R-08: a recorded stream that is cut anywhere never ends clean")
class CutStreamsTest {

    private static final int SHORT = 5_120;

    private static final CutStreams CUTS = new CutStreams(
            Asking::provider,
            Asking.ask(Asking.THINKER).delivery(Delivery.STREAMED).build(),
            "event: message-end");

    @TestFactory
    Stream<DynamicTest> breaksAtEveryOffsetBeforeTheEnd() {
        return DynamicTest.stream(
                Recorded.streamed().filter(exchange -> exchange.response().body().length <= SHORT),
                RecordedExchange::toString,
                exchange -> CUTS.check(exchange.response().body()));
    }
}
