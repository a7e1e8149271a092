package io.dvara.routing.canary;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.routing.kit.Draws;
import io.dvara.routing.kit.Stickiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the canary first for its share of callers and last for the others.
 *
 * <p>Who is in stays in while the share grows. Requests that tell nothing of who asks are drawn.
 */
final class Canary implements RoutingStrategy {

    private static final String SALT = "canary";

    private final CanarySettings settings;
    private final Draws draws;

    Canary(CanarySettings settings, Draws draws) {
        this.settings = settings;
        this.draws = draws;
    }

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        Optional<Candidate> canary = canary(candidates);
        if (canary.isEmpty()) {
            return candidates;
        }
        List<Candidate> ranked = new ArrayList<>(candidates);
        ranked.remove(canary.get());
        double number = Stickiness.of(request.parties(), settings.by())
                .map(key -> Stickiness.number(key, SALT))
                .orElseGet(draws::next);
        ranked.add(number * 100 < settings.percent() ? 0 : ranked.size(), canary.get());
        return ranked;
    }

    private Optional<Candidate> canary(List<Candidate> candidates) {
        if (settings.candidate().isEmpty()) {
            return candidates.size() < 2 ? Optional.empty() : Optional.of(candidates.getLast());
        }
        String wanted = settings.candidate().get();
        return candidates.stream().filter(it -> it.id().equals(wanted)).findFirst();
    }
}
