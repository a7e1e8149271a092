package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers who leave: what they held is free, and no provider is blamed. */
@ExtendWith(TwoUpstreams.class)
class AbortsTest {

    private static final Duration SOON = Duration.ofMillis(500);

    private final TwoUpstreams.Pair pair;

    AbortsTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    @Test
    @DisplayName("R-13: a client that leaves while a retry is waited for ends the request, and nobody is asked again")
    void endsTheWaitForARetry() throws IOException {
        String model = pair.model("solo");
        pair.first(model, Script.json(429, "{}").header("Retry-After", "4"), Answers.whole());
        RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.chat(model));
        pair.first().awaitRequests(1, Gateway.asksFor(model), Duration.ofSeconds(10));
        client.close();
        long left = System.nanoTime();
        assertThat(pair.line(model).getInt("status")).isEqualTo(499);
        assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofSeconds(1));
        assertThat(seen(pair.first(), model)).hasSize(1);
    }

    @Test
    @DisplayName("R-13: a client that leaves during a second attempt ends it")
    void endsTheSecondAttempt() throws IOException {
        String model = pair.model("pair");
        pair.first(model, Script.json(503, "{}")).second(model, Script.silence());
        RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model));
        var second = pair.second()
                .awaitRequests(1, Gateway.asksFor(model), Duration.ofSeconds(10))
                .getFirst();
        client.close();
        pair.second().awaitPeerClosed(second, SOON);
    }

    @Test
    @DisplayName("R-14, R-15: 1,000 callers who leave hold nothing, and the provider's circuit stays closed")
    void thousandAbortsLeaveNothingBehind() throws Exception {
        String silent = pair.model("calm");
        String begun = pair.model("calm");
        pair.first(silent, Script.silence());
        pair.first(begun, Script.events().event(Answers.text("one")).stall());
        String errors = errors();
        try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Future<?>> all = IntStream.range(0, 1000)
                    .<Future<?>>mapToObj(i -> clients.submit(() -> abort(i % 2 == 0 ? silent : begun, i % 2 == 1)))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        TwoUpstreams.await("nothing is in flight", () -> inFlight() == 0);
        TwoUpstreams.await("no request is open", () -> pair.status().getInt("in_flight_requests") == 0);
        assertThat(pair.status().toString())
                .doesNotContain("\"model\":\"" + silent + "\",\"state\":\"OPEN\"")
                .doesNotContain("\"model\":\"" + begun + "\",\"state\":\"OPEN\"");
        assertThat(errors()).isEqualTo(errors);
    }

    private Void abort(String model, boolean afterContent) {
        try (RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model))) {
            if (afterContent) {
                client.readUntil("one");
            } else {
                pair.first().awaitRequests(1, Gateway.asksFor(model), Duration.ofSeconds(10));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a client could not ask", e);
        }
        return null;
    }

    private int inFlight() {
        return pair.status().getJsonArray("providers").getValuesAs(JsonObject.class).stream()
                .filter(provider -> provider.getString("name").equals("patient"))
                .findFirst()
                .orElseThrow()
                .getInt("calls_in_flight");
    }

    private String errors() {
        return pair.metrics()
                .lines()
                .filter(line -> line.startsWith("gateway_provider_errors_total{provider=\"patient\""))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
