package io.dvara.routing.leastbusy;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.routing.kit.Draws;
import io.dvara.routing.kit.Sorting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Ranks by calls in flight for the weight; among equals the weights decide. */
final class LeastBusy implements ObservingStrategy {

    private final Draws draws;
    private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();

    LeastBusy(Draws draws) {
        this.draws = draws;
    }

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        List<Candidate> drawn = draws.order(candidates);
        double[] loads = new double[drawn.size()];
        for (int place = 0; place < loads.length; place++) {
            double weight = drawn.get(place).weight();
            int calls = inFlight(drawn.get(place)).get();
            loads[place] = calls == 0 && weight > 0 ? 0 : (calls + 1) / weight;
        }
        return Sorting.ascending(drawn, loads);
    }

    @Override
    public void begun(RoutingRequest request, Candidate candidate) {
        inFlight(candidate).incrementAndGet();
    }

    @Override
    public void firstContent(RoutingRequest request, Candidate candidate, Duration sinceBegun) {}

    @Override
    public void ended(RoutingRequest request, Candidate candidate, Outcome outcome) {
        inFlight(candidate).decrementAndGet();
    }

    private AtomicInteger inFlight(Candidate candidate) {
        AtomicInteger known = inFlight.get(candidate.id());
        return known == null ? inFlight.computeIfAbsent(candidate.id(), _ -> new AtomicInteger()) : known;
    }
}
