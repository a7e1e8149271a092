package io.dvara.gateway.config;

import java.util.List;

/**
 * The part of {@code dvara.yaml} that may change while serving.
 *
 * @param providers in their order
 * @param routes in the order in which they are asked
 */
public record Blocks(List<ProviderBlock> providers, List<RouteBlock> routes) {

    /** Nothing. */
    public static final Blocks NONE = new Blocks(List.of(), List.of());

    /** Copies the lists. */
    public Blocks {
        providers = List.copyOf(providers);
        routes = List.copyOf(routes);
    }
}
