package io.dvara.routing.weighted;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.routing.kit.Draws;
import java.util.List;

/** Draws candidates by their weights; one without weight is asked when the others do not serve. */
final class Weighted implements RoutingStrategy {

    private final Draws draws;

    Weighted(Draws draws) {
        this.draws = draws;
    }

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        return draws.order(candidates);
    }
}
