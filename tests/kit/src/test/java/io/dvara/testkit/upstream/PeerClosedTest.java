package io.dvara.testkit.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-13: the upstream knows when its peer hung up")
class PeerClosedTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final ScriptedUpstream upstream = ScriptedUpstream.start();

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void whileItIsSilent() throws Exception {
        upstream.enqueue(Script.silence());
        noticesAnOrderlyEnd("");
    }

    @Test
    void whileItWaitsBetweenHeadAndBody() throws Exception {
        upstream.enqueue(Script.answer(200).pause(Duration.ofHours(1)).send("never"));
        noticesAnOrderlyEnd("\r\n\r\n");
    }

    @Test
    void whileAStreamStandsAtAGate() throws Exception {
        upstream.enqueue(Script.events().event("one").await(Gate.closed()).event("two"));
        noticesAnOrderlyEnd("data: one\n\n");
    }

    @Test
    void betweenTwoRequests() throws Exception {
        upstream.enqueue(Script.answer(200).send("hello"));
        noticesAnOrderlyEnd("hello");
    }

    @Test
    void byAReset() throws Exception {
        upstream.enqueue(Script.silence());
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET);
            ReceivedRequest request = upstream.awaitRequest();
            raw.reset();
            assertThat(upstream.awaitPeerClosed(request).how()).isEqualTo(Cut.RESET);
        }
    }

    @Test
    void alsoWhenAnotherRequestWasPipelined() throws Exception {
        upstream.enqueue(Script.silence(), Script.answer(200));
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET + RawCaller.GET);
            upstream.awaitRequests(2);
        }
        ReceivedRequest second = upstream.requests().getLast();
        assertThat(upstream.awaitPeerClosed(second).how()).isEqualTo(Cut.FIN);
    }

    @Test
    void insideARequestThatNeverGetsWhole() throws Exception {
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345");
            upstream.awaitOpenConnections(1);
        }
        upstream.awaitOpenConnections(0);
        assertThat(upstream.requests()).isEmpty();
        assertThat(upstream.problems()).isEmpty();
    }

    @Test
    void butNotWhileItStays() throws Exception {
        upstream.enqueue(Script.silence());
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET);
            assertThat(upstream.peerClosed(upstream.awaitRequest())).isEmpty();
            assertThat(upstream.openConnections()).isOne();
        }
    }

    private void noticesAnOrderlyEnd(String afterReading) throws Exception {
        Instant left;
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET);
            upstream.awaitRequest();
            raw.readUntil(afterReading);
            left = upstream.now();
        }
        PeerClosed closed = upstream.awaitPeerClosed(upstream.awaitRequest(), AT_ONCE);
        assertThat(closed.how()).isEqualTo(Cut.FIN);
        assertThat(closed.at()).isBetween(left, upstream.now());
        assertThat(closed.after()).isPositive();
        upstream.awaitOpenConnections(0);
    }
}
