package io.dvara.gateway.plugins;

import io.dvara.gateway.config.RouteBlock;
import io.dvara.gateway.live.AbsentTarget;
import io.dvara.gateway.live.Order;
import java.util.List;
import java.util.Optional;

/**
 * A route that is to be there.
 *
 * @param block as it stands in the file
 * @param order in which candidates are tried when there is no strategy
 * @param strategy that ranks them
 * @param absent candidates whose provider will not be there
 */
record RoutePlan(
        RouteBlock block,
        Order.BuiltIn order,
        Optional<ComponentPlan<StrategyType>> strategy,
        List<AbsentTarget> absent) {

    RoutePlan {
        absent = List.copyOf(absent);
    }
}
