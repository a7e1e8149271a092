package io.dvara.routing.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.routing.FakeClock;
import io.dvara.testkit.routing.Simulation;
import io.dvara.testkit.routing.StrategyContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest extends StrategyContract {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Candidate A = Candidate.of("a", "m");
    private static final Candidate B = Candidate.of("b", "m");
    private static final Candidate C = Candidate.of("c", "m");
    private static final Duration LONG = Duration.ofMillis(200);

    @Override
    protected RoutingStrategyFactory<?> factory() {
        return new LatencyFactory();
    }

    @Override
    protected RoutingStrategy strategy(ComponentContext context) {
        return new LatencyFactory().create(new LatencySettings(0.3, 25, 0.1), context);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    @DisplayName("of 20 ms and 200 ms the fast one gets 90 % within 50 calls")
    void prefersWhoAnswersSoonest(Delivery delivery) {
        assertThat(simulation().delivery(delivery).calls(50).get("a/m")).isGreaterThanOrEqualTo(45);
    }

    @Test
    void tellsStreamsFromWholeCalls() {
        Simulation simulation = new Simulation(this::strategy)
                .candidate(A, request -> Outcome.served(SHORT, Duration.ofSeconds(9)))
                .candidate(B, request -> Outcome.served(LONG, Duration.ofSeconds(1)));
        assertThat(simulation.delivery(Delivery.STREAMED).calls(50).get("a/m")).isGreaterThanOrEqualTo(45);
        assertThat(simulation.delivery(Delivery.WHOLE).calls(50).get("b/m")).isGreaterThanOrEqualTo(45);
    }

    @ParameterizedTest
    @ValueSource(longs = {250, 500, 5_000, 60_000})
    @DisplayName("a fast one that degrades is left within 20 calls")
    void leavesWhoBecomesSlow(long millis) {
        Simulation simulation = simulation();
        simulation.calls(100);
        simulation.candidate(A, Simulation.takes(Duration.ofMillis(millis))).calls(20);
        assertThat(simulation.calls(20).get("b/m")).isGreaterThanOrEqualTo(19);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAVAILABLE", "FAILED", "UNREACHABLE", "TIMED_OUT", "RATE_LIMITED", "CREDENTIAL_REFUSED"})
    void leavesWhoFailsHoweverFast(Fault fault) {
        Simulation simulation = simulation();
        simulation.calls(100);
        simulation.candidate(A, Simulation.fails(fault, Duration.ofMillis(1))).calls(20);
        assertThat(simulation.calls(20).get("b/m")).isGreaterThanOrEqualTo(19);
    }

    @ParameterizedTest
    @ValueSource(longs = {250, 500, 5_000, 60_000})
    @DisplayName("one that recovers is found again within 200 calls")
    void findsWhoHasRecovered(long millis) {
        Simulation simulation = simulation();
        simulation.calls(100);
        simulation.candidate(A, Simulation.takes(Duration.ofMillis(millis))).calls(100);
        simulation.candidate(A, Simulation.takes(SHORT)).calls(180);
        assertThat(simulation.calls(20).get("a/m")).isGreaterThanOrEqualTo(19);
    }

    @Test
    void findsWhoHasFailedAndServesAgain() {
        Simulation simulation = simulation();
        simulation.candidate(A, Simulation.fails(Fault.FAILED, SHORT)).calls(100);
        simulation.candidate(A, Simulation.takes(SHORT)).calls(180);
        assertThat(simulation.calls(20).get("a/m")).isGreaterThanOrEqualTo(19);
    }

    @Test
    @DisplayName("R-15: callers who leave, and requests that are wrong, say nothing of a candidate")
    void learnsNothingFromWhatCallersAreToBlameFor() {
        Simulation simulation = simulation();
        simulation.calls(50);
        for (Fault fault : List.of(Fault.CANCELLED, Fault.REJECTED, Fault.CONTEXT_WINDOW_EXCEEDED)) {
            simulation
                    .candidate(A, Simulation.fails(fault, Duration.ofSeconds(30)))
                    .calls(20);
        }
        assertThat(simulation.candidate(A, Simulation.takes(SHORT)).calls(20).get("a/m"))
                .isGreaterThanOrEqualTo(19);
    }

    @Test
    void leavesWhoHangsBeforeAnyTimeLimitHasPassed() {
        FakeClock clock = new FakeClock();
        TestContext usual = TestContext.named("hanging");
        ObservingStrategy strategy = (ObservingStrategy)
                strategy(new TestContext("hanging", clock, usual.random(), usual.http(), usual.json()));
        RoutingRequest request = RoutingRequest.of("m", Delivery.STREAMED);
        strategy.begun(request, A);
        strategy.firstContent(request, A, SHORT);
        strategy.begun(request, B);
        strategy.firstContent(request, B, LONG);
        strategy.begun(request, A);
        assertThat(strategy.rank(request, List.of(A, B))).startsWith(A);
        clock.pass(Duration.ofSeconds(1));
        assertThat(strategy.rank(request, List.of(A, B))).startsWith(B);
    }

    @Test
    void leavesWhoIsOutrunBySecondTargetsWithin20Calls() {
        Simulation simulation = simulation();
        simulation.calls(100);
        simulation.candidate(A, Simulation.outrun(LONG.plus(SHORT))).calls(20);
        assertThat(simulation.calls(20).get("b/m")).isGreaterThanOrEqualTo(19);
    }

    @Test
    void findsWhoWasOutrunAndIsFastAgainWithin200Calls() {
        Simulation simulation = simulation();
        simulation.candidate(A, Simulation.outrun(LONG.multipliedBy(2))).calls(100);
        simulation.candidate(A, Simulation.takes(SHORT)).calls(180);
        assertThat(simulation.calls(20).get("a/m")).isGreaterThanOrEqualTo(19);
    }

    @Test
    void takesNobodyForFastWhoWasOutrunSoon() {
        Simulation simulation = simulation().candidate(C, Simulation.outrun(Duration.ofMillis(1)));
        simulation.calls(50);
        assertThat(simulation.calls(50).get("c/m")).isLessThanOrEqualTo(2);
        assertThat(simulation.calls(50).get("a/m")).isGreaterThanOrEqualTo(45);
    }

    private Simulation simulation() {
        return new Simulation(this::strategy)
                .candidate(A, Simulation.takes(SHORT))
                .candidate(B, Simulation.takes(LONG));
    }
}
