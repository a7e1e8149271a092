package io.dvara.routing.cost;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RaceObservingStrategy;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.routing.kit.Latencies;
import io.dvara.routing.kit.Sorting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranks by what a request is expected to cost.
 *
 * <p>Those that cost within the tolerance of the cheapest come first, the fastest of them before the
 * others. Candidates without a price come behind those with one, by their tier; when no candidate
 * has a price the tiers decide alone.
 */
final class CostAware implements RaceObservingStrategy {

    private static final double NO_PRICE = 1e15;

    private final double tolerance;
    private final Consumption consumption;
    private final Latencies latencies;

    CostAware(double tolerance, Consumption consumption, Latencies latencies) {
        this.tolerance = tolerance;
        this.consumption = consumption;
        this.latencies = latencies;
    }

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        boolean priced = isAnyPriced(candidates);
        double[] costs = new double[candidates.size()];
        for (int place = 0; place < costs.length; place++) {
            Candidate candidate = candidates.get(place);
            costs[place] = priced ? cost(request, candidate) : tier(candidate);
        }
        List<Candidate> sorted = Sorting.ascending(candidates, costs);
        double most = costs[0] * (priced ? 1 + tolerance : 1);
        int cheap = 1;
        while (cheap < costs.length && costs[cheap] <= most) {
            cheap++;
        }
        if (cheap == costs.length) {
            return latencies.ranked(request.delivery(), sorted);
        }
        List<Candidate> ranked = new ArrayList<>(costs.length);
        ranked.addAll(latencies.ranked(request.delivery(), sorted.subList(0, cheap)));
        ranked.addAll(sorted.subList(cheap, costs.length));
        return ranked;
    }

    private static boolean isAnyPriced(List<Candidate> candidates) {
        for (int place = 0; place < candidates.size(); place++) {
            if (candidates.get(place).price().isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void begun(RoutingRequest request, Candidate candidate) {
        latencies.begun(request, candidate);
    }

    @Override
    public void firstContent(RoutingRequest request, Candidate candidate, Duration sinceBegun) {
        latencies.firstContent(request, candidate, sinceBegun);
    }

    @Override
    public void outrun(RoutingRequest request, Candidate candidate, Duration sinceBegun) {
        latencies.outrun(request, candidate, sinceBegun);
    }

    @Override
    public void ended(RoutingRequest request, Candidate candidate, Outcome outcome) {
        latencies.ended(request, candidate, outcome);
        if (outcome.fault().isEmpty()) {
            outcome.usage().ifPresent(usage -> consumption.took(request, candidate, usage));
        }
    }

    /** Whatever has a price is cheaper than what has none. */
    private double cost(RoutingRequest request, Candidate candidate) {
        return candidate.price().isPresent()
                ? consumption.cost(request, candidate, candidate.price().get())
                : NO_PRICE + tier(candidate);
    }

    private static double tier(Candidate candidate) {
        return candidate.priceTier().orElse(Integer.MAX_VALUE);
    }
}
