package io.dvara.gateway.live;

import io.dvara.gateway.config.Hedge;
import io.dvara.gateway.config.ModelGlob;
import java.util.List;
import java.util.Optional;

/**
 * A configured route as the request path sees it.
 *
 * @param name unique, as configured
 * @param models names and patterns of the models that it takes
 * @param order in which the candidates are tried
 * @param candidates who may serve; none when the model's prefix decides
 * @param fallbacks who is tried after them, in this order
 * @param absent candidates and fallbacks whose provider is not there
 * @param hedge when a second candidate is asked beside one that is late; empty when never
 */
public record Route(
        String name,
        List<ModelGlob> models,
        Order order,
        List<RouteTarget> candidates,
        List<RouteTarget> fallbacks,
        List<AbsentTarget> absent,
        Optional<Hedge> hedge) {

    /** Makes a route that never asks two at once. */
    public Route(
            String name,
            List<ModelGlob> models,
            Order order,
            List<RouteTarget> candidates,
            List<RouteTarget> fallbacks,
            List<AbsentTarget> absent) {
        this(name, models, order, candidates, fallbacks, absent, Optional.empty());
    }

    /** Copies the lists. */
    public Route {
        models = List.copyOf(models);
        candidates = List.copyOf(candidates);
        fallbacks = List.copyOf(fallbacks);
        absent = List.copyOf(absent);
    }
}
