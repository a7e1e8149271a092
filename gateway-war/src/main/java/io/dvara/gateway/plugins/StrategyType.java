package io.dvara.gateway.plugins;

import io.dvara.api.routing.RoutingStrategyFactory;

/**
 * A factory of routing strategies.
 *
 * @param type the name that a configuration asks for
 * @param factory makes them
 */
record StrategyType(String type, RoutingStrategyFactory<?> factory) implements FactoryType {

    @Override
    public FactoryKind kind() {
        return FactoryKind.ROUTING;
    }
}
