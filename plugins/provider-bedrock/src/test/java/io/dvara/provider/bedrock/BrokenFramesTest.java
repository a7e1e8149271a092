package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedHttp;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.RecordedExchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Recorded streams of frames, cut and spoilt at every byte. */
class BrokenFramesTest {

    private static final int SHORT = 4 << 10;
    private static final ChatRequest REQUEST =
            Asking.ask(Asking.NOVA).delivery(Delivery.STREAMED).build();

    @TestFactory
    @DisplayName("R-07, R-08: a stream that is cut anywhere before its end never ends clean")
    Stream<DynamicTest> breaksAtEveryOffsetBeforeTheEnd() {
        return each(exchange -> {
            byte[] body = exchange.response().body();
            List<ChatChunk> whole = new ArrayList<>();
            assertThat(read(body, whole)).isEmpty();
            Set<Integer> ends = ends(exchange.response().pieces());
            for (int length = 0; length < body.length; length++) {
                List<ChatChunk> seen = new ArrayList<>();
                Optional<Fault> fault = read(Arrays.copyOf(body, length), seen);
                assertThat(fault)
                        .as("cut after %d bytes", length)
                        .isEqualTo(ends.contains(length) ? Optional.empty() : Optional.of(Fault.BROKEN));
                assertThat(seen).isEqualTo(whole.subList(0, seen.size()));
            }
        });
    }

    @TestFactory
    @DisplayName("R-07, R-08: a stream with one bit turned anywhere is malformed")
    Stream<DynamicTest> refusesEveryTurnedBit() {
        return each(exchange -> {
            byte[] body = exchange.response().body();
            for (int place = 0; place < body.length; place++) {
                byte[] spoilt = body.clone();
                spoilt[place] ^= (byte) (1 << place % 8);
                assertThat(read(spoilt, new ArrayList<>()))
                        .as("byte %d turned", place)
                        .contains(Fault.MALFORMED);
            }
        });
    }

    /** Returns after how many bytes an answer is over: at the event that says so, and at any later one. */
    private static Set<Integer> ends(List<byte[]> frames) {
        Set<Integer> ends = new HashSet<>();
        int length = 0;
        boolean over = false;
        for (byte[] frame : frames) {
            length += frame.length;
            over |= ConverseAnswer.payload(frame).containsKey("stopReason");
            if (over) {
                ends.add(length);
            }
        }
        return ends;
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<RecordedExchange> check) {
        return DynamicTest.stream(
                Recorded.streams().filter(exchange -> exchange.response().body().length <= SHORT),
                RecordedExchange::toString,
                check::accept);
    }

    private static Optional<Fault> read(byte[] body, List<ChatChunk> seen) {
        try (BedrockProvider provider = Asking.provider(CannedHttp.ok("", body));
                Stream<ChatChunk> chunks = provider.chat(REQUEST, TestCall.plain())) {
            chunks.forEachOrdered(seen::add);
            return Optional.empty();
        } catch (ProviderException failure) {
            return Optional.of(failure.fault());
        }
    }
}
