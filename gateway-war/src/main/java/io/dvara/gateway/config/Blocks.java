package io.dvara.gateway.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of {@code dvara.yaml} that may change while serving.
 *
 * @param providers in their order
 * @param routes in the order in which they are asked
 * @param prices the first one that matches counts
 */
public record Blocks(List<ProviderBlock> providers, List<RouteBlock> routes, List<PriceBlock> prices) {

    /** Nothing. */
    public static final Blocks NONE = new Blocks(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Blocks {
        providers = List.copyOf(providers);
        routes = List.copyOf(routes);
        prices = List.copyOf(prices);
    }

    /** Returns these blocks and, after its own prices, others. */
    Blocks priced(List<PriceBlock> others) {
        List<PriceBlock> all = new ArrayList<>(prices);
        all.addAll(others);
        return new Blocks(providers, routes, all);
    }
}
