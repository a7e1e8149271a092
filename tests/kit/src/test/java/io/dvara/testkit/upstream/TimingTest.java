package io.dvara.testkit.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimingTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final Caller caller = new Caller();

    @AfterEach
    void stop() {
        caller.close();
        upstream.close();
    }

    @Test
    void delaysTheHead() throws Exception {
        upstream.enqueue(Script.answer(200).delayed(Duration.ofMillis(80)).send("late"));
        Instant start = upstream.now();

        assertThat(caller.get(upstream.uri()).body()).isEqualTo("late");
        assertThat(Duration.between(start, upstream.now())).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void aGateHoldsTheRestOfTheStreamAndWhatCameBeforeHasLeft() throws Exception {
        Gate gate = Gate.closed();
        upstream.enqueue(Script.events().send("first").await(gate).send("second"));

        try (InputStream body = caller.open(upstream.uri()).body()) {
            assertThat(body.readNBytes(5)).asString().isEqualTo("first");
            gate.awaitArrival();
            assertThat(body.available()).isZero();
            gate.open();
            assertThat(body.readAllBytes()).asString().isEqualTo("second");
        }
    }

    @Test
    void aGateLetsOnePassAtATime() throws Exception {
        Gate gate = Gate.closed();
        upstream.enqueue(Script.events().repeat(3, step -> step.await(gate).send("x")));

        try (InputStream body = caller.open(upstream.uri()).body()) {
            for (int round = 1; round <= 3; round++) {
                gate.awaitArrivals(round, Duration.ofSeconds(10));
                gate.letOnePass();
                assertThat(body.read()).isEqualTo('x');
            }
            assertThat(body.read()).isNegative();
        }
    }

    @Test
    void gzippedPartsCanBeReadBeforeTheEnd() throws Exception {
        Gate gate = Gate.closed();
        upstream.enqueue(Script.events().gzip().event("now").await(gate).event("then"));

        try (InputStream body = new GZIPInputStream(caller.open(upstream.uri()).body())) {
            assertThat(body.readNBytes(11)).asString().isEqualTo("data: now\n\n");
            gate.open();
            assertThat(body.readAllBytes()).asString().isEqualTo("data: then\n\n");
        }
    }

    @Test
    void dripsByteByByte() throws Exception {
        upstream.enqueue(Script.answer(200).drip("slow", Duration.ofMillis(10)));
        Instant start = upstream.now();

        assertThat(caller.get(upstream.uri()).body()).isEqualTo("slow");
        assertThat(Duration.between(start, upstream.now())).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void anEndlessStreamEndsWhenThePeerLeaves() throws Exception {
        upstream.enqueue(Script.events().endlessly(step -> step.event("more")));

        try (InputStream body = caller.open(upstream.uri()).body()) {
            assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000);
        }
        upstream.awaitPeerClosed(upstream.awaitRequest());
        upstream.awaitOpenConnections(0);
        assertThat(upstream.problems()).isEmpty();
    }

    @Test
    void aScriptThatWasPlayedToItsEndIsReported() throws Exception {
        Gate gate = Gate.closed();
        upstream.enqueue(Script.answer(200).heldBy(gate).send("done"));
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET);
            ReceivedRequest request = upstream.awaitRequest();
            gate.open();
            upstream.awaitAnswered(request);
            assertThat(raw.readUntil("done")).contains("200");
        }
    }
}
