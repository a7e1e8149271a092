package io.dvara.routing.cost;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.routing.kit.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks by what a request is expected to cost.
 *
 * <p>Those that cost within the tolerance of the cheapest come first, the fastest of them before the
 * others. Candidates without a price come behind those with one, by their tier; when no candidate
 * has a price the tiers decide alone.
 */
final class CostAware implements ObservingStrategy {

    private final double tolerance;
    private final Consumption consumption;
    private final Latencies latencies;

    CostAware(double tolerance, Consumption consumption, Latencies latencies) {
        this.tolerance = tolerance;
        this.consumption = consumption;
        this.latencies = latencies;
    }

    private record Costly(Candidate candidate, double cost) {}

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        List<Costly> costly = new ArrayList<>(candidates.size());
        boolean priced = false;
        for (Candidate candidate : candidates) {
            priced |= candidate.price().isPresent();
        }
        for (Candidate candidate : candidates) {
            costly.add(new Costly(candidate, priced ? cost(request, candidate) : tier(candidate)));
        }
        costly.sort(Comparator.comparingDouble(Costly::cost));
        double most = costly.getFirst().cost() * (priced ? 1 + tolerance : 1);
        List<Candidate> cheap = new ArrayList<>(costly.size());
        List<Candidate> dear = new ArrayList<>(costly.size());
        for (Costly each : costly) {
            (each.cost() <= most ? cheap : dear).add(each.candidate());
        }
        List<Candidate> ranked = new ArrayList<>(latencies.ranked(request.delivery(), cheap));
        ranked.addAll(dear);
        return ranked;
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
    public void ended(RoutingRequest request, Candidate candidate, Outcome outcome) {
        latencies.ended(request, candidate, outcome);
        if (outcome.fault().isEmpty()) {
            outcome.usage().ifPresent(usage -> consumption.took(request, candidate, usage));
        }
    }

    private double cost(RoutingRequest request, Candidate candidate) {
        return candidate
                .price()
                .map(price -> consumption.cost(request, candidate, price))
                .orElseGet(() -> Double.MAX_VALUE / 2 + tier(candidate) * (Double.MAX_VALUE / 1e10));
    }

    private static double tier(Candidate candidate) {
        return candidate.priceTier().orElse(Integer.MAX_VALUE);
    }
}
