package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What large requests take of the heap, in the moments that last: while they come in, and while they are answered. */
class MemoryTest {

    private static final String TEXT = "z".repeat(4 << 20);
    private static final int REQUESTS = 4;
    private static final double MOST = 3;

    @Test
    @DisplayName("R-24: requests of 4 MiB take at most three times their bodies of live heap")
    void takesAtMostThreeTimesTheBody(TestReporter reporter) throws IOException {
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                GatewayServer gateway = patient(upstream).start()) {
            Heap heap = new Heap(gateway);
            for (Kind kind : Kind.values()) {
                upstream.otherwise(kind.answer);
                ask(gateway, kind, 0).readUntil(kind.end);
                check(kind, heap, upstream, reporter);
            }
        }
    }

    private enum Kind {
        WHOLE(Answers.whole(), "Hello there"),
        STREAMED(Answers.stream(), "[DONE]");

        private final Script answer;
        private final String end;

        Kind(Script answer, String end) {
            this.answer = answer;
            this.end = end;
        }
    }

    /** Several requests at once, so that what else the gateway holds hardly counts. */
    private static void check(Kind kind, Heap heap, ScriptedUpstream upstream, TestReporter reporter)
            throws IOException {
        Gate gate = Gate.closed();
        upstream.otherwise(kind.answer.heldBy(gate));
        long before = heap.liveBytes();
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            clients.add(ask(heap.gateway(), kind, 100));
        }
        double read = times(heap.liveBytes() - before);
        for (RawClient client : clients) {
            client.complete();
        }
        gate.awaitArrivals(REQUESTS, Duration.ofSeconds(60));
        double answered = times(heap.liveBytes() - before);
        gate.open();
        for (RawClient client : clients) {
            client.readUntil(kind.end);
            client.close();
        }
        reporter.publishEntry(
                kind.name(), "%.2f of the body while it is read, %.2f while it is answered".formatted(read, answered));
        assertThat(read).as("%s, while it is read", kind).isLessThanOrEqualTo(MOST);
        assertThat(answered).as("%s, while it is answered", kind).isLessThanOrEqualTo(MOST);
    }

    private static RawClient ask(GatewayServer gateway, Kind kind, int heldBack) throws IOException {
        String request = kind == Kind.WHOLE ? Http.chat("gpt-m") : Http.stream("gpt-m");
        return RawClient.post(
                gateway.uri("/v1/chat/completions"), request.replace("\"Hi\"", '"' + TEXT + '"'), heldBack);
    }

    private static double times(long bytes) {
        return bytes / (double) REQUESTS / TEXT.length();
    }

    private static GatewayServer.Builder patient(ScriptedUpstream upstream) {
        return Gateway.before(upstream).variable("DVARA_SERVER_WARM_UP", "false");
    }
}
