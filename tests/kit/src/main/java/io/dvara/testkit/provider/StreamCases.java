package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.ChatProvider;
import io.dvara.testkit.provider.ProviderUnderTest.Stand;
import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** How a provider lets a stream flow, and lets go of it. */
final class StreamCases {

    private static final int LARGEST_PIECE = 100;
    private static final Duration A_LITTLE = Duration.ofMillis(30);
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final ProviderUnderTest subject;

    StreamCases(ProviderUnderTest subject) {
        this.subject = subject;
    }

    /** Whatever came before the last event is passed on before that event is sent. */
    void checkFlow() {
        List<byte[]> events = subject.events(GoldenAnswer.TEXT);
        Gate gate = Gate.closed();
        Script held = subject.streamOf(events.subList(0, events.size() - 1))
                .await(gate)
                .send(events.getLast());
        try (Stand stand = subject.stand()) {
            stand.upstream().enqueue(held);
            try (Stream<ChatChunk> stream = stand.chat().chat(request(), TestCall.plain())) {
                Iterator<ChatChunk> chunks = stream.iterator();
                List<ChatChunk> seen = new ArrayList<>();
                while (!ReadAnswer.of(seen)
                        .text()
                        .equals(GoldenAnswer.simplest().text())) {
                    seen.add(chunks.next());
                }
                gate.open();
                chunks.forEachRemaining(seen::add);
                assertThat(ReadAnswer.of(seen).finish()).isPresent();
            }
        }
    }

    /** */
    void checkHangUp() {
        List<byte[]> events = subject.events(GoldenAnswer.TEXT);
        Script silent = subject.streamOf(events.subList(0, events.size() - 1)).stall();
        try (Stand stand = subject.stand()) {
            stand.upstream().enqueue(silent);
            try (Stream<ChatChunk> stream = stand.chat().chat(request(), TestCall.plain())) {
                stream.filter(ChatChunk::hasContent).findFirst().orElseThrow();
            }
            ReceivedRequest request = stand.upstream().awaitRequest();
            stand.upstream().awaitPeerClosed(request, AT_ONCE);
        }
    }

    /** The framing of the body ends a little later than the stream, as it does with vendors. */
    void checkKeptConnection() {
        try (Stand stand = subject.stand()) {
            stand.upstream()
                    .otherwise(
                            subject.script(GoldenAnswer.TEXT, Delivery.STREAMED).pause(A_LITTLE));
            for (int i = 0; i < 3; i++) {
                finish(stand.chat());
            }
            assertThat(stand.upstream().acceptedConnections()).as("connections").isEqualTo(1);
        }
    }

    void checkTwoAtOnce() {
        Gate gate = Gate.closed();
        try (Stand stand = subject.stand();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            stand.upstream()
                    .enqueue(
                            subject.script(GoldenAnswer.TEXT, Delivery.STREAMED).heldBy(gate),
                            subject.script("length", Delivery.STREAMED).heldBy(gate));
            CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> finish(stand.chat()), threads);
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> finish(stand.chat()), threads);
            gate.awaitArrivals(2, Duration.ofSeconds(5));
            gate.open();
            assertThat(List.of(one.join(), other.join())).containsExactlyInAnyOrder("STOP", "LENGTH");
        }
    }

    /** the same answer in reads of one byte, two bytes and so on. */
    Stream<DynamicTest> pieces() {
        return DynamicTest.stream(GoldenAnswer.all().stream(), GoldenAnswer::name, golden -> {
            byte[] body = joined(subject.events(golden.name()));
            CannedHttp http = CannedHttp.ok(subject.streamType(), body);
            ChatRequest request = subject.ask(golden, Delivery.STREAMED);
            List<ChatChunk> whole = chunks(http, request);
            for (int size = 1; size < Math.min(body.length, LARGEST_PIECE); size++) {
                assertThat(chunks(http.inPiecesOf(size), request))
                        .as("reads of %d bytes", size)
                        .isEqualTo(whole);
            }
        });
    }

    /** Between all events stands what only keeps the connection alive. */
    void checkKeepAlive() {
        List<byte[]> events = subject.events(GoldenAnswer.TEXT);
        List<byte[]> mixed = events.stream()
                .flatMap(event -> Stream.of(subject.keepAlive(), event))
                .toList();
        assertThat(chunks(CannedHttp.ok(subject.streamType(), joined(mixed)), request()))
                .isEqualTo(chunks(CannedHttp.ok(subject.streamType(), joined(events)), request()));
    }

    static byte[] joined(List<byte[]> events) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        events.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private List<ChatChunk> chunks(CannedHttp http, ChatRequest request) {
        ChatProvider provider = (ChatProvider) subject.over(http);
        try (provider;
                Stream<ChatChunk> chunks = provider.chat(request, TestCall.plain())) {
            return chunks.toList();
        }
    }

    private String finish(ChatProvider provider) {
        try (Stream<ChatChunk> chunks = provider.chat(request(), TestCall.plain())) {
            return ReadAnswer.of(chunks.toList())
                    .finish()
                    .orElseThrow()
                    .reason()
                    .name();
        }
    }

    private ChatRequest request() {
        return subject.ask(GoldenAnswer.simplest(), Delivery.STREAMED);
    }
}
