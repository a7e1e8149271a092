package io.dvara.routing.leastbusy;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.routing.kit.Draws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

    private record Loaded(Candidate candidate, double load) {}

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        List<Loaded> loaded = new ArrayList<>(candidates.size());
        for (Candidate candidate : draws.order(candidates)) {
            double load = (inFlight(candidate).get() + 1) / candidate.weight();
            loaded.add(new Loaded(candidate, inFlight(candidate).get() == 0 && candidate.weight() > 0 ? 0 : load));
        }
        loaded.sort(Comparator.comparingDouble(Loaded::load));
        return loaded.stream().map(Loaded::candidate).toList();
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
