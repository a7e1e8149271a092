package io.dvara.routing.sticky;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.routing.kit.Draws;
import io.dvara.routing.kit.Stickiness;
import java.util.List;

/** Ranks by who is asking; requests that tell nothing of that are drawn by the weights. */
final class Sticky implements RoutingStrategy {

    private final Stickiness.By by;
    private final Draws draws;

    Sticky(Stickiness.By by, Draws draws) {
        this.by = by;
        this.draws = draws;
    }

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        return Stickiness.of(request.parties(), by)
                .map(key -> Stickiness.order(candidates, key))
                .orElseGet(() -> draws.order(candidates));
    }
}
