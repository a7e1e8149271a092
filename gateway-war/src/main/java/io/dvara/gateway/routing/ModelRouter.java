package io.dvara.gateway.routing;

import io.dvara.gateway.live.Route;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Finds who may serve a request: the candidates of its route, else whom the model's name tells. */
@SingleInstance
class ModelRouter {

    private final PrefixRanking prefixes;
    private final RouteRanking routes;

    @Inject
    ModelRouter(ModelCatalogue catalogue, Strategies strategies) {
        this.prefixes = new PrefixRanking(catalogue);
        this.routes = new RouteRanking(prefixes, catalogue, strategies);
    }

    /**
     * Returns the targets in the order in which they are to be tried; at least one.
     *
     * @throws Refusal when nobody supports the model, or what the request needs
     */
    List<Target> rank(Journey journey, Needs needs) {
        if (needs.model().isBlank()) {
            return Regions.of(journey).demandedOf(List.of(StoredPrompts.target(journey.generation())));
        }
        Optional<Route> route = journey.generation().routes().find(needs.model());
        if (route.isPresent()) {
            journey.routed(route.get().name());
            return routes.rank(journey, route.get(), needs);
        }
        return Regions.of(journey).demandedOf(prefixes.rank(journey.generation(), needs.model()));
    }
}
