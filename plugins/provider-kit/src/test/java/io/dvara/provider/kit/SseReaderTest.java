package io.dvara.provider.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {

    private static final String MIXED = "\uFEFF: hello\n\nevent: début\ndata: {\"a\":\"é€😀\"}\n\n"
            + "data:first\ndata: second\n\nid: 7\nretry: 10\n\ndata\n\ndata: [DONE]\n\n";

    private static final List<String> MIXED_EVENTS =
            List.of("début|{\"a\":\"é€😀\"}", "|first\nsecond", "|", "|[DONE]");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsTheSameEventsWithEveryLineEnd(String lineEnd) {
        assertThat(events(MIXED.replace("\n", lineEnd), Integer.MAX_VALUE)).isEqualTo(MIXED_EVENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsTheSameEventsInPiecesOfAnySize(String lineEnd) {
        for (int size = 1; size < 40; size++) {
            assertThat(events(MIXED.replace("\n", lineEnd), size)).isEqualTo(MIXED_EVENTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void givesOnlyWholeEventsWhenCutAtAnyOffset(String lineEnd) {
        byte[] whole = MIXED.replace("\n", lineEnd).getBytes(UTF_8);
        for (int cut = 0; cut < whole.length; cut++) {
            List<String> events = read(new SseReader(new Trickle(Arrays.copyOf(whole, cut), 7)));
            assertThat(events).isEqualTo(MIXED_EVENTS.subList(0, events.size()));
        }
    }

    @Test
    void returnsAnEventBeforeItReadsAByteMore() {
        byte[] bytes = "data: a\r\n\r\ndata: b\r\n\r\n".getBytes(UTF_8);
        Trickle trickle = new Trickle(bytes, 1);
        SseReader reader = new SseReader(trickle);
        assertThat(reader.next()).isTrue();
        assertThat(trickle.given()).isEqualTo("data: a\r\n\r".length());
        assertThat(reader.next()).isTrue();
        assertThat(reader.data()).isEqualTo("b");
        assertThat(reader.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 3 << 20})
    void readsLinesOfAMegabyteAndMore(int length) {
        String text = "é".repeat(length / 2);
        assertThat(events("data: " + text + "\n\ndata: after\n\n", 8192)).containsExactly("|" + text, "|after");
    }

    @Test
    void refusesLinesAndEventsBeyondTheLimit() {
        byte[] longLine = ("data: " + "x".repeat(5000)).getBytes(UTF_8);
        byte[] manyLines = "data: 0123456789\n".repeat(400).getBytes(UTF_8);
        for (byte[] bytes : List.of(longLine, manyLines)) {
            SseReader reader = new SseReader(new Trickle(bytes, 100), 4096);
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MALFORMED));
        }
    }

    @Test
    void endsWithoutAnEventWhenThereAreOnlyComments() {
        assertThat(events(": ping\n\n: ping\n\n", 3)).isEmpty();
    }

    @Test
    void comparesAndParsesDataWithoutMakingText() {
        SseReader reader = new SseReader(new Trickle("data: {\"a\": 1}\n\ndata: [DONE]\n\n".getBytes(UTF_8), 5));
        assertThat(reader.next()).isTrue();
        assertThat(reader.json(new TestJson()).asJsonObject().getInt("a")).isEqualTo(1);
        assertThat(reader.isData("[DONE]")).isFalse();
        assertThat(reader.next()).isTrue();
        assertThat(reader.isData("[DONE]")).isTrue();
    }

    @Test
    void handsOutAnAnswerThatIsNoEventStream() {
        SseReader reader = new SseReader(new Trickle("\uFEFF{\"a\":\n1}".getBytes(UTF_8), 2));
        assertThat(reader.peek()).isEqualTo('{');
        assertThat(new String(reader.rest(), UTF_8)).isEqualTo("{\"a\":\n1}");
    }

    static Stream<RecordedExchange> recordedStreams() {
        return RecordedExchanges.all().with("stream").stream()
                .filter(exchange -> exchange.response().text().contains("data:"));
    }

    @ParameterizedTest
    @MethodSource("recordedStreams")
    void readsRecordedStreamsByteByByteAsAtOnce(RecordedExchange exchange) {
        String text = exchange.response().text();
        List<String> atOnce = events(text, Integer.MAX_VALUE);
        assertThat(atOnce).isNotEmpty();
        assertThat(events(text, 1)).isEqualTo(atOnce);
    }

    private static List<String> events(String text, int pieces) {
        return read(new SseReader(new Trickle(text.getBytes(UTF_8), pieces)));
    }

    private static List<String> read(SseReader reader) {
        List<String> events = new ArrayList<>();
        while (reader.next()) {
            events.add(reader.name() + "|" + reader.data());
        }
        return events;
    }
}
