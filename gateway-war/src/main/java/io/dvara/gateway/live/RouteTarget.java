package io.dvara.gateway.live;

import io.dvara.api.provider.Model;
import io.dvara.api.routing.Candidate;
import java.util.Optional;

/**
 * Who may serve a route.
 *
 * @param candidate as strategies see it; its model is empty when it is the one that the client names
 * @param provider who is asked
 * @param stated what it can do, where the configuration says so
 */
public record RouteTarget(Candidate candidate, ProviderInstance provider, Model.Traits stated) {

    /** Returns the name by which the provider is asked; empty when it is the one that the client names. */
    public Optional<String> model() {
        return Optional.of(candidate.model()).filter(it -> !it.isEmpty());
    }
}
