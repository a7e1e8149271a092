package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** How soon all work for a client that has left is over, in each state in which a hundred of them leave. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-13: what is done for clients that have left ends within 200 ms (p99), 500 ms at most")
class PromptCancelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS_OF_NARROW = 4;
    private static final int REQUESTS = 64;

    private final TwoUpstreams.Pair pair;
    private final Promptness promptness;

    PromptCancelTest(TwoUpstreams.Pair pair, TestReporter reporter) {
        this.pair = pair;
        this.promptness = new Promptness(reporter);
    }

    @Test
    void endsCallsBeforeTheirFirstByte() throws IOException {
        Leavers.Plan plan = new Leavers.Plan("calm", Http::stream, it -> pair.first(it, Script.silence()));
        promptness.check(
                "before the first byte",
                () -> leave(plan, this::awaitFirst).asked(pair.first(), 1).untilClosed(pair.first()));
        stillServes("calm");
    }

    @Test
    void endsStreams() throws IOException {
        Script begun = Script.events().event(Answers.text("one")).stall();
        Leavers.Plan plan = new Leavers.Plan("calm", Http::stream, it -> pair.first(it, begun));
        promptness.check(
                "in a stream",
                () -> leave(plan, round -> {
                            for (RawClient client : round.clients()) {
                                client.readUntil("one");
                            }
                        })
                        .asked(pair.first(), 1)
                        .untilClosed(pair.first()));
        stillServes("calm");
    }

    @Test
    void endsWholeAnswersThatAreBeingMade() throws IOException {
        Script half = Script.answer(200)
                .header("Content-Type", "application/json")
                .declaringLength(5000)
                .send("{\"id\":")
                .stall();
        Leavers.Plan plan = new Leavers.Plan("calm", Http::chat, it -> pair.first(it, half));
        promptness.check(
                "during a whole answer",
                () -> leave(plan, this::awaitFirst).asked(pair.first(), 1).untilClosed(pair.first()));
        stillServes("calm");
    }

    @Test
    void endsWaitsForRetriesAndAsksNobodyAgain() throws IOException {
        Script later = Script.json(429, "{}").header("Retry-After", "20");
        Leavers.Plan plan = new Leavers.Plan("solo", Http::chat, it -> pair.first(it, later, Answers.whole()));
        promptness.check("while a retry is waited for", () -> {
            Leavers clients = leave(plan, this::awaitFirst);
            var waits = clients.untilOver();
            clients.asked(pair.first(), 1);
            return waits;
        });
        stillServes("solo");
    }

    @Test
    void endsSecondAttempts() throws IOException {
        Leavers.Plan plan = new Leavers.Plan(
                "pair",
                Http::stream,
                it -> pair.first(it, Script.json(503, "{}")).second(it, Script.silence()));
        promptness.check(
                "in a second attempt",
                () -> leave(
                                plan,
                                round -> round.models()
                                        .forEach(it -> pair.second().awaitRequests(1, Gateway.asksFor(it), PATIENCE)))
                        .asked(pair.first(), 1)
                        .asked(pair.second(), 1)
                        .untilClosed(pair.second()));
        stillServes("pair");
    }

    @Test
    void endsWaitsForASlotOfTheProvider() throws IOException {
        queued("narrow", CALLS_OF_NARROW, "while a slot of the provider is waited for");
    }

    @Test
    void endsWaitsForATurnInTheGateway() throws IOException {
        queued("calm", REQUESTS, "while a turn in the gateway is waited for");
    }

    /** All slots are taken, so that whoever comes queues; the upstream never hears of them. */
    private void queued(String prefix, int slots, String state) throws IOException {
        Leavers.Plan plan = new Leavers.Plan(prefix, Http::chat, it -> pair.first(it, Answers.whole()));
        try (Holders _ = new Holders(pair, slots, pair.model(prefix))) {
            promptness.check(state, () -> {
                Leavers clients = leave(
                        plan,
                        round -> TwoUpstreams.await(
                                "all queue",
                                () -> pair.requests() == slots + round.models().size()));
                var waits = clients.untilOver();
                clients.asked(pair.first(), 0);
                return waits;
            });
            assertThat(pair.requests()).isEqualTo(slots);
        }
        stillServes(prefix);
    }

    @BeforeEach
    @AfterEach
    void nothingIsHeld() {
        TwoUpstreams.await("no request is open", () -> pair.requests() == 0);
        TwoUpstreams.await(
                "no provider is being asked",
                () -> pair.status().getJsonArray("providers").getValuesAs(JsonObject.class).stream()
                        .allMatch(it -> it.getInt("calls_in_flight") == 0));
    }

    private Leavers leave(Leavers.Plan plan, Leavers.Ready ready) throws IOException {
        return new Leavers(pair).leave(plan, ready);
    }

    private void awaitFirst(Leavers.Round round) {
        round.models().forEach(it -> pair.first().awaitRequests(1, Gateway.asksFor(it), PATIENCE));
    }

    private void stillServes(String prefix) {
        String model = pair.model(prefix);
        assertThat(pair.first(model, Answers.whole()).ask(Http.chat(model)).statusCode())
                .isEqualTo(200);
    }
}
