package io.dvara.testkit.routing;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RaceObservingStrategy;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.testkit.provider.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Candidates that behave as a test says, asked one call after another as the gateway would.
 *
 * <p>A call goes on to the next candidate when one fails. Time passes only here.
 *
 * <pre>{@code
 * Simulation simulation = new Simulation(context -> new MyStrategy(context.clock()))
 *         .candidate(Candidate.of("acme", "fast"), Simulation.takes(Duration.ofMillis(20)))
 *         .candidate(Candidate.of("acme", "slow"), Simulation.takes(Duration.ofMillis(200)));
 * assertThat(simulation.calls(50).get("acme/fast")).isGreaterThan(45);
 * }</pre>
 */
public final class Simulation {

    private static final long SEED = 20_260_101;

    private final FakeClock clock = new FakeClock();
    private final RoutingStrategy strategy;
    private final Map<Candidate, Function<RoutingRequest, Outcome>> candidates = new LinkedHashMap<>();
    private Delivery delivery = Delivery.STREAMED;

    /** Simulates over a strategy that is made with the simulation's clock. */
    public Simulation(Function<ComponentContext, RoutingStrategy> making) {
        TestContext usual = TestContext.named("simulation");
        strategy = making.apply(new TestContext("simulation", clock, new Random(SEED), usual.http(), usual.json()));
    }

    /** Returns what a candidate does that serves after this time. */
    public static Function<RoutingRequest, Outcome> takes(Duration time) {
        return _ -> Outcome.served(time, time);
    }

    /** Returns what a candidate does that fails after this time. */
    public static Function<RoutingRequest, Outcome> fails(Fault fault, Duration time) {
        return _ -> Outcome.failed(fault, time);
    }

    /** Returns what a candidate does that has nothing when, after this time, another one serves. */
    public static Function<RoutingRequest, Outcome> outrun(Duration time) {
        return new Outrun(time);
    }

    private record Outrun(Duration time) implements Function<RoutingRequest, Outcome> {

        @Override
        public Outcome apply(RoutingRequest request) {
            return Outcome.failed(Fault.CANCELLED, time);
        }
    }

    /** Adds a candidate, or lets it behave otherwise from now on. */
    public Simulation candidate(Candidate candidate, Function<RoutingRequest, Outcome> behaviour) {
        candidates.put(candidate, behaviour);
        return this;
    }

    /** Takes a candidate away. */
    public Simulation without(Candidate candidate) {
        candidates.remove(candidate);
        return this;
    }

    /** Lets all calls from now on be of this delivery; they are streams at first. */
    public Simulation delivery(Delivery wished) {
        delivery = wished;
        return this;
    }

    /** Makes calls and returns how many each candidate was asked first, by its id. */
    public Map<String, Integer> calls(int count) {
        Map<String, Integer> first = new LinkedHashMap<>();
        candidates.keySet().forEach(it -> first.put(it.id(), 0));
        for (int call = 0; call < count; call++) {
            first.merge(call(RoutingRequest.of("model", delivery)).getFirst(), 1, Integer::sum);
        }
        return first;
    }

    /** Makes one call and returns whom it asked, by their ids. */
    public List<String> call(RoutingRequest request) {
        List<Candidate> asked = new ArrayList<>();
        for (Candidate candidate : strategy.rank(request, List.copyOf(candidates.keySet()))) {
            asked.add(candidate);
            if (ask(request, candidate).fault().isEmpty()) {
                break;
            }
        }
        return asked.stream().map(Candidate::id).toList();
    }

    private Outcome ask(RoutingRequest request, Candidate candidate) {
        Outcome outcome = candidates.get(candidate).apply(request);
        if (strategy instanceof ObservingStrategy observing) {
            observing.begun(request, candidate);
            outcome.firstContent().ifPresent(time -> {
                clock.pass(time);
                observing.firstContent(request, candidate, time);
            });
            clock.pass(outcome.whole().minus(outcome.firstContent().orElse(Duration.ZERO)));
            if (candidates.get(candidate) instanceof Outrun && strategy instanceof RaceObservingStrategy races) {
                races.outrun(request, candidate, outcome.whole());
            }
            observing.ended(request, candidate, outcome);
        } else {
            clock.pass(outcome.whole());
        }
        return outcome;
    }
}
