package io.dvara.routing.roundrobin;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the candidates take turns; those behind the one whose turn it is follow in their order. */
final class RoundRobin implements RoutingStrategy {

    private final AtomicLong turns;

    RoundRobin(long begin) {
        this.turns = new AtomicLong(begin);
    }

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        int first = (int) Math.floorMod(turns.getAndIncrement(), (long) candidates.size());
        List<Candidate> ranked = new ArrayList<>(candidates.size());
        for (int place = 0; place < candidates.size(); place++) {
            ranked.add(candidates.get((first + place) % candidates.size()));
        }
        return ranked;
    }
}
