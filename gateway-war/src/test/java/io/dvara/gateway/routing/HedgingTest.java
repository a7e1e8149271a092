package io.dvara.gateway.routing;

import static io.dvara.gateway.routing.TestDispatch.fails;
import static io.dvara.gateway.routing.TestDispatch.serves;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RaceObservingStrategy;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.config.Hedge;
import io.dvara.gateway.config.ModelGlob;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.PriceList;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import io.dvara.gateway.live.Routes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A second target beside one that is late. */
@Timeout(60)
class HedgingTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofMinutes(1);

    private final TestDispatch dispatch = new TestDispatch();
    private final CountDownLatch served = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> outcomes = Collections.synchronizedList(new ArrayList<>());

    /** Has no content before the test has been served by somebody else. */
    private TestDispatch.Deed late() {
        return () -> {
            await(served);
            return serves().get().onClose(closed::countDown);
        };
    }

    /** Is interrupted by the watch, or comes too late. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new ProviderException(Fault.CANCELLED, "it was interrupted", e);
        }
    }

    private boolean isOpenWithin(Duration time) {
        try {
            return served.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the first target", e);
        }
    }

    @Test
    void asksASecondTargetWhenTheFirstIsLateAndServesOneAlone() {
        TestJourney journey = hedged(SOON, dispatch.provider("a", late()), dispatch.provider("b", serves()));
        assertThat(texts(journey)).containsExactly("hi");
        assertThat(journey.attempted).containsExactly("a:gpt-4o", "beside b:gpt-4o");
        assertThat(journey.serving).isEqualTo("b:gpt-4o");
        assertThat(journey.failed).isEmpty();
        assertThat(dispatch.metrics.counted).containsExactly("hedge b WON");
    }

    @Test
    void closesWhatTheLoserOpensAndFreesItsSlotAndBlamesItForNothing() {
        TestJourney journey = hedged(SOON, dispatch.provider("a", late()), dispatch.provider("b", serves()));
        assertThat(texts(journey)).containsExactly("hi");
        served.countDown();
        await(closed);
        while (dispatch.lanes.inFlight("a") > 0) {
            Thread.onSpinWait();
        }
        assertThat(dispatch.lanes.inFlight("b")).isZero();
        assertThat(dispatch.metrics.circuits).doesNotContainEntry("a:gpt-4o", 2);
        assertThat(dispatch.metrics.counted).containsExactly("hedge b WON");
        assertThat(journey.failed).isEmpty();
    }

    @Test
    void asksNobodyElseWhenTheFirstIsInTime() {
        TestJourney journey = hedged(NEVER, dispatch.provider("a", serves()), dispatch.provider("b", serves()));
        assertThat(texts(journey)).containsExactly("hi");
        assertThat(journey.attempted).containsExactly("a:gpt-4o");
        assertThat(dispatch.metrics.counted).isEmpty();
    }

    @Test
    void letsTheFirstServeWhenTheSecondFails() {
        CountDownLatch failed = new CountDownLatch(1);
        TestJourney journey = hedged(
                SOON,
                dispatch.provider("a", () -> {
                    await(failed);
                    return serves().get();
                }),
                dispatch.provider("b", () -> {
                    failed.countDown();
                    return fails(Fault.UNAVAILABLE).get();
                }));
        assertThat(texts(journey)).containsExactly("hi");
        assertThat(journey.serving).isEqualTo("a:gpt-4o");
        assertThat(dispatch.metrics.counted).contains("hedge b LOST");
    }

    @Test
    void goesOnAsEverWhenBothFail() {
        CountDownLatch failed = new CountDownLatch(1);
        TestJourney journey = hedged(
                SOON,
                dispatch.provider(
                        "a",
                        () -> {
                            await(failed);
                            return fails(Fault.FAILED).get();
                        },
                        serves()),
                dispatch.provider("b", () -> {
                    failed.countDown();
                    return fails(Fault.TIMED_OUT).get();
                }));
        assertThat(texts(journey)).containsExactly("hi");
        assertThat(journey.attempted).containsExactly("a:gpt-4o", "beside b:gpt-4o", "a:gpt-4o");
        assertThat(journey.failed).containsExactlyInAnyOrder("a:FAILED", "b:TIMED_OUT");
    }

    @Test
    void fallsBackAtOnceWhenTheFirstFailsInTime() {
        TestJourney journey =
                hedged(NEVER, dispatch.provider("a", fails(Fault.FAILED)), dispatch.provider("b", serves()));
        assertThat(texts(journey)).containsExactly("hi");
        assertThat(journey.attempted).containsExactly("a:gpt-4o", "b:gpt-4o");
    }

    @Test
    void endsAtOnceWhenTheRequestWouldFailEverywhere() {
        TestJourney journey =
                hedged(SOON, dispatch.provider("a", late()), dispatch.provider("b", fails(Fault.REJECTED)));
        assertThat(dispatch.failure(journey))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REJECTED));
        served.countDown();
    }

    @Test
    void keepsWithinTheBudgetOfRetries() {
        ProviderInstance slow = dispatch.provider("a", late());
        ProviderInstance quick = dispatch.provider("b", serves());
        IntStream.range(0, 10).forEach(_ -> texts(hedged(SOON, slow, quick)));
        TestJourney oneTooMany = hedged(SOON, slow, quick);
        served.countDown();
        assertThat(texts(oneTooMany)).containsExactly("hi");
        assertThat(oneTooMany.attempted).containsExactly("a:gpt-4o");
    }

    @Test
    void neverHedgesByAFallback() {
        ProviderInstance first = dispatch.provider("a", () -> {
            assertThat(isOpenWithin(Duration.ofMillis(50))).isFalse();
            return serves().get();
        });
        TestJourney journey = journey(
                new Hedge("r", Optional.of(SOON), SOON, 1),
                Order.BuiltIn.CONFIGURED,
                List.of(first),
                List.of(dispatch.provider("b", serves())));
        assertThat(texts(journey)).containsExactly("hi");
        assertThat(journey.attempted).containsExactly("a:gpt-4o");
    }

    @Test
    void measuresWhenARouteIsLateAndHedgesNothingBefore() {
        Hedge measured = new Hedge("r", Optional.empty(), SOON, 20);
        ProviderInstance quick = dispatch.provider("b", serves());
        ProviderInstance first = dispatch.provider(
                "a",
                IntStream.rangeClosed(0, 20)
                        .mapToObj(i -> i < 20 ? serves() : late())
                        .toArray(TestDispatch.Deed[]::new));
        for (int i = 0; i < 20; i++) {
            TestJourney journey = journey(measured, Order.BuiltIn.CONFIGURED, List.of(first, quick), List.of());
            assertThat(texts(journey)).containsExactly("hi");
            assertThat(journey.attempted).hasSize(1);
        }
        TestJourney late = journey(measured, Order.BuiltIn.CONFIGURED, List.of(first, quick), List.of());
        assertThat(texts(late)).containsExactly("hi");
        assertThat(late.serving).isEqualTo("b:gpt-4o");
    }

    @Test
    void tellsStrategiesThatALoserWasOutrun() {
        CountDownLatch cancelled = new CountDownLatch(1);
        TestJourney journey = watched(
                dispatch.provider("a", () -> {
                    await(cancelled);
                    return fails(Fault.CANCELLED).get();
                }),
                dispatch.provider("b", serves()));
        assertThat(texts(journey)).containsExactly("hi");
        cancelled.countDown();
        while (outcomes.size() < 3) {
            Thread.onSpinWait();
        }
        assertThat(outcomes).contains("b served").containsSubsequence("a outrun", "a CANCELLED");
    }

    @Test
    void tellsStrategiesOfNoRaceWhereTheClientLeft() {
        CountDownLatch asked = new CountDownLatch(1);
        TestJourney journey = watched(
                dispatch.provider("a", () -> {
                    await(asked);
                    return fails(Fault.CANCELLED).get();
                }),
                dispatch.provider("b", () -> {
                    asked.countDown();
                    return fails(Fault.CANCELLED).get();
                }));
        assertThat(dispatch.failure(journey)).isInstanceOf(ProviderException.class);
        while (outcomes.size() < 2) {
            Thread.onSpinWait();
        }
        assertThat(outcomes).containsExactlyInAnyOrder("a CANCELLED", "b CANCELLED");
    }

    private TestJourney watched(ProviderInstance... candidates) {
        return journey(
                new Hedge("r", Optional.of(SOON), SOON, 1),
                new Order.ByStrategy("watching", "plugin-x", new Watching()),
                List.of(candidates),
                List.of());
    }

    @Test
    void measuresNothingByClientsThatLeft() {
        Hedge measured = new Hedge("r", Optional.empty(), SOON, 20);
        ProviderInstance first = dispatch.provider("a", fails(Fault.CANCELLED));
        for (int i = 0; i < 20; i++) {
            dispatch.failure(journey(measured, Order.BuiltIn.CONFIGURED, List.of(first), List.of()));
        }
        ProviderInstance late = dispatch.provider("a", () -> {
            assertThat(isOpenWithin(Duration.ofMillis(50))).isFalse();
            return serves().get();
        });
        TestJourney journey =
                journey(measured, Order.BuiltIn.CONFIGURED, List.of(late, dispatch.provider("b", serves())), List.of());
        assertThat(texts(journey)).containsExactly("hi");
        assertThat(journey.attempted).containsExactly("a:gpt-4o");
    }

    @Test
    void takesTheTimeOf95OfAHundredForUsual() {
        Lateness lateness = new Lateness();
        IntStream.rangeClosed(1, 100).forEach(i -> lateness.took(Duration.ofMillis(i)));
        assertThat(lateness.percentile(101)).isEmpty();
        assertThat(lateness.percentile(100)).contains(Duration.ofMillis(95));
        IntStream.rangeClosed(1, 200).forEach(_ -> lateness.took(Duration.ofMillis(7)));
        assertThat(lateness.percentile(100)).contains(Duration.ofMillis(7));
    }

    private List<String> texts(TestJourney journey) {
        try (Stream<ChatChunk> chunks = dispatch.open(journey)) {
            return chunks.flatMap(it -> it.choices().stream())
                    .flatMap(it -> it.deltas().stream())
                    .map(it -> ((io.dvara.api.chat.Delta.Text) it).text())
                    .toList();
        }
    }

    private TestJourney hedged(Duration after, ProviderInstance... candidates) {
        return journey(
                new Hedge("r", Optional.of(after), after, 1), Order.BuiltIn.CONFIGURED, List.of(candidates), List.of());
    }

    private static TestJourney journey(
            Hedge hedge, Order order, List<ProviderInstance> candidates, List<ProviderInstance> fallbacks) {
        Route route = new Route(
                "r",
                List.of(new ModelGlob("gpt-4o")),
                order,
                targets(candidates),
                targets(fallbacks),
                List.of(),
                Optional.of(hedge));
        List<ProviderInstance> all =
                Stream.concat(candidates.stream(), fallbacks.stream()).toList();
        Routes routes = new Routes(
                List.of(route), all.stream().map(ProviderInstance::name).toList());
        return new TestJourney(
                new Generation(1, new Generation.Parts(all, List.of(), routes, new PriceList(List.of())), () -> {}));
    }

    private static List<RouteTarget> targets(List<ProviderInstance> providers) {
        return providers.stream()
                .map(it -> new RouteTarget(Candidate.of(it.name(), "gpt-4o"), it, Model.Traits.UNKNOWN))
                .toList();
    }

    private final class Watching implements RaceObservingStrategy {

        @Override
        public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
            return candidates;
        }

        @Override
        public void begun(RoutingRequest request, Candidate candidate) {}

        @Override
        public void firstContent(RoutingRequest request, Candidate candidate, Duration sinceBegun) {}

        @Override
        public void outrun(RoutingRequest request, Candidate candidate, Duration sinceBegun) {
            outcomes.add(candidate.provider() + " outrun");
        }

        @Override
        public void ended(RoutingRequest request, Candidate candidate, Outcome outcome) {
            outcomes.add(
                    candidate.provider() + " " + outcome.fault().map(Enum::name).orElse("served"));
        }
    }
}
