package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.ProviderUnderTest.Stand;
import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What a provider makes of an answer that is not whole: never a whole one. */
final class BrokenCases {

    private static final Duration SHORT = Duration.ofMillis(1500);

    private final ProviderUnderTest subject;

    BrokenCases(ProviderUnderTest subject) {
        this.subject = subject;
    }

    /** The connection ends before the last event. */
    Stream<DynamicTest> cuts() {
        return Stream.of(Cut.values())
                .flatMap(how -> IntStream.range(0, eventCount())
                        .mapToObj(count -> DynamicTest.dynamicTest(
                                "%s after %d events".formatted(how, count),
                                () -> assertFails(script(count).cut(how), Fault.BROKEN))));
    }

    /** The vendor falls silent before the last event. */
    void checkStall() {
        Script silent = script(eventCount() - 1).stall();
        try (Stand stand = subject.stand(SHORT)) {
            stand.upstream().enqueue(silent);
            assertThat(fault(stand, request())).isEqualTo(Fault.TIMED_OUT);
            stand.upstream().awaitPeerClosed(stand.upstream().awaitRequest());
        }
    }

    /** The body ends in an orderly way, but too early: at every byte. */
    void checkEveryEarlyEnd() {
        byte[] body = StreamCases.joined(subject.events(GoldenAnswer.TEXT));
        ReadAnswer whole = read(body);
        for (int length = 0; length < body.length; length++) {
            checkEarlyEnd(length, Arrays.copyOf(body, length), whole);
        }
    }

    /** An event is not JSON. */
    Stream<DynamicTest> malformed() {
        return IntStream.range(0, eventCount())
                .mapToObj(place -> DynamicTest.dynamicTest(
                        "instead of event " + place, () -> assertFails(malformedAt(place), Fault.MALFORMED)));
    }

    void checkMalformedWhole() {
        Script noJson =
                Script.answer(200).header("Content-Type", "application/json").send("{\"broken");
        ChatRequest request = subject.ask(GoldenAnswer.simplest(), Delivery.WHOLE);
        assertThat(fault(noJson, request)).isEqualTo(Fault.MALFORMED);
    }

    void checkTruncatedWhole() {
        Script cut = Script.answer(200)
                .header("Content-Type", "application/json")
                .declaringLength(1000)
                .send("{\"bro")
                .cut(Cut.FIN);
        ChatRequest request = subject.ask(GoldenAnswer.simplest(), Delivery.WHOLE);
        assertThat(fault(cut, request)).isEqualTo(Fault.BROKEN);
    }

    /** An error object stands where the next event should. */
    void checkErrorInside() {
        Script failing = subject.streamOf(subject.events("error-in-stream"));
        assertThatThrownBy(() -> read(failing, request())).isInstanceOfSatisfying(ProviderException.class, failure -> {
            assertThat(failure.fault()).isNotIn(Fault.MALFORMED, Fault.BROKEN);
            assertThat(failure.getMessage()).contains(ProviderUnderTest.MESSAGE);
        });
    }

    /** The vendor never says why it stopped. */
    void checkNoFinish() {
        Script endless = subject.streamOf(subject.events("no-finish"));
        try {
            assertThat(read(endless, request()).finish()).as("an invented end").isEmpty();
        } catch (ProviderException refusal) {
            assertThat(refusal.fault()).isIn(Fault.BROKEN, Fault.MALFORMED);
        }
    }

    private void checkEarlyEnd(int length, byte[] body, ReadAnswer whole) {
        try {
            ReadAnswer answer = read(body);
            if (answer.finish().isPresent()) {
                assertThat(answer.text()).as("ended after %d bytes", length).isEqualTo(whole.text());
            }
        } catch (ProviderException failure) {
            assertThat(failure.fault()).as("ended after %d bytes", length).isIn(Fault.BROKEN, Fault.MALFORMED);
        }
    }

    private void assertFails(Script script, Fault fault) {
        assertThat(fault(script, request())).isEqualTo(fault);
    }

    private Fault fault(Script script, ChatRequest request) {
        try (Stand stand = subject.stand()) {
            stand.upstream().enqueue(script);
            return fault(stand, request);
        }
    }

    private static Fault fault(Stand stand, ChatRequest request) {
        try {
            throw new AssertionError(
                    "taken for a whole answer: " + read(stand.chat(), request).answer());
        } catch (ProviderException failure) {
            return failure.fault();
        }
    }

    private ReadAnswer read(Script script, ChatRequest request) {
        try (Stand stand = subject.stand()) {
            stand.upstream().enqueue(script);
            return read(stand.chat(), request);
        }
    }

    private static ReadAnswer read(ChatProvider provider, ChatRequest request) {
        try (Stream<ChatChunk> chunks = provider.chat(request, TestCall.plain())) {
            return ReadAnswer.of(chunks.toList());
        }
    }

    private ReadAnswer read(byte[] body) {
        try (ChatProvider provider = (ChatProvider) subject.over(CannedHttp.ok(subject.streamType(), body))) {
            return read(provider, request());
        }
    }

    private Script script(int count) {
        return subject.streamOf(subject.events(GoldenAnswer.TEXT).subList(0, count));
    }

    private Script malformedAt(int place) {
        List<byte[]> events = new ArrayList<>(subject.events(GoldenAnswer.TEXT));
        String broken = new String(events.get(place), StandardCharsets.UTF_8)
                .replaceFirst("(?m)^((data:)?[ ]?).*$(?=\\n+\\z)", "$1{\"broken");
        events.set(place, broken.getBytes(StandardCharsets.UTF_8));
        return subject.streamOf(events);
    }

    private int eventCount() {
        return subject.events(GoldenAnswer.TEXT).size();
    }

    private ChatRequest request() {
        return subject.ask(GoldenAnswer.simplest(), Delivery.STREAMED);
    }
}
