package io.dvara.gateway.live;

import io.dvara.gateway.config.ModelGlob;
import java.util.List;

/**
 * A configured route as the request path sees it.
 *
 * @param name unique, as configured
 * @param models names and patterns of the models that it takes
 * @param order in which the candidates are tried
 * @param candidates who may serve; none when the model's prefix decides
 * @param fallbacks who is tried after them, in this order
 * @param absent candidates and fallbacks whose provider is not there
 */
public record Route(
        String name,
        List<ModelGlob> models,
        Order order,
        List<RouteTarget> candidates,
        List<RouteTarget> fallbacks,
        List<AbsentTarget> absent) {

    /** Copies the lists. */
    public Route {
        models = List.copyOf(models);
        candidates = List.copyOf(candidates);
        fallbacks = List.copyOf(fallbacks);
        absent = List.copyOf(absent);
    }
}
