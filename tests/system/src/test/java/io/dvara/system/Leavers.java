package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A hundred clients that leave, ten side by side in each round; each asks for a model of its own. */
final class Leavers {

    private static final int ROUNDS = 10;
    private static final int SIDE_BY_SIDE = 10;
    private static final int ALL = ROUNDS * SIDE_BY_SIDE;

    private final TwoUpstreams.Pair pair;
    private final Map<String, Left> left = new LinkedHashMap<>();

    Leavers(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    /** When one has left, by each clock. */
    private record Left(Instant here, Instant first, Instant second) {}

    /** Waits until a round has come to where it leaves. */
    @FunctionalInterface
    interface Ready {
        void await(Round round) throws IOException;
    }

    /** Those that leave side by side, and their models. */
    record Round(List<String> models, List<RawClient> clients) {}

    /**
     * What they do.
     *
     * @param prefix of their models
     * @param request for a model
     * @param scripts what the upstreams do for a model
     */
    record Plan(String prefix, UnaryOperator<String> request, Consumer<String> scripts) {}

    /** A round begins when the one before is over, so that nobody takes its requests for the new ones. */
    Leavers leave(Plan plan, Ready ready) throws IOException {
        int before = pair.requests();
        for (int i = 0; i < ROUNDS; i++) {
            Round round = new Round(new ArrayList<>(), new ArrayList<>());
            while (round.clients().size() < SIDE_BY_SIDE) {
                ask(plan, round);
            }
            ready.await(round);
            leave(round);
            TwoUpstreams.await("a round is over", () -> pair.requests() == before);
        }
        return this;
    }

    private void ask(Plan plan, Round round) throws IOException {
        String model = pair.model(plan.prefix());
        plan.scripts().accept(model);
        round.models().add(model);
        round.clients()
                .add(RawClient.post(
                        pair.server().uri("/v1/chat/completions"),
                        plan.request().apply(model),
                        "X-Trace-ID: " + model));
    }

    private void leave(Round round) throws IOException {
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            Left now = new Left(Instant.now(), pair.first().now(), pair.second().now());
            left.put(round.models().get(i), now);
            round.clients().get(i).close();
        }
    }

    /** Checks how often an upstream was asked for each. */
    Leavers asked(ScriptedUpstream upstream, int times) {
        assertThat(left.keySet())
                .allSatisfy(model -> assertThat(seen(upstream, model)).hasSize(times));
        return this;
    }

    /** Returns for each how long after it had left this upstream saw the end of its call. */
    List<Duration> untilClosed(ScriptedUpstream upstream) {
        List<Duration> waits = new ArrayList<>();
        left.forEach((model, when) -> {
            Instant begin = upstream == pair.first() ? when.first() : when.second();
            Instant end = upstream.awaitPeerClosed(seen(upstream, model).getFirst(), Duration.ofSeconds(60))
                    .at();
            waits.add(Duration.between(begin, end));
        });
        untilOver();
        return waits;
    }

    /** Returns for each how long after it had left the gateway was done with it, which counts it as left. */
    List<Duration> untilOver() {
        TwoUpstreams.await("a line of each", () -> lines().size() == ALL);
        Map<String, JsonObject> lines = lines();
        List<Duration> waits = new ArrayList<>();
        left.forEach((model, when) -> {
            assertThat(lines.get(model).getInt("status")).as(model).isEqualTo(499);
            waits.add(
                    Duration.between(when.here(), Instant.parse(lines.get(model).getString("time"))));
        });
        return waits;
    }

    private Map<String, JsonObject> lines() {
        Map<String, JsonObject> lines = new HashMap<>();
        pair.server().lines().stream()
                .filter(line -> line.startsWith("{"))
                .map(Http::json)
                .filter(line -> left.containsKey(line.getString("trace_id")))
                .forEach(line -> lines.put(line.getString("trace_id"), line));
        return lines;
    }
}
