package io.dvara.api.routing;

import io.dvara.api.ComponentFactory;
import io.dvara.api.Stable;

/**
 * Makes routing strategies; the extension point of routing plugins.
 *
 * <p>A route asks for a strategy by its type. Each route has a strategy of its own, which is kept
 * when the configuration changes elsewhere, so that what it has learnt is not lost.
 *
 * @param <S> the settings of a strategy
 */
@Stable
public interface RoutingStrategyFactory<S extends Record> extends ComponentFactory<S, RoutingStrategy> {}
