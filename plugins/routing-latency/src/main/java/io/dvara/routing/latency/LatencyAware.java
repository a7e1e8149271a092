package io.dvara.routing.latency;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RaceObservingStrategy;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.routing.kit.Latencies;
import java.time.Duration;
import java.util.List;

/** Ranks by the time to the first content of streams and by that of whole calls for the rest. */
final class LatencyAware implements RaceObservingStrategy {

    private final Latencies latencies;

    LatencyAware(Latencies latencies) {
        this.latencies = latencies;
    }

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        return latencies.ranked(request.delivery(), candidates);
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
    }
}
