package io.dvara.routing.roundrobin;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import org.pf4j.Extension;

/** Makes strategies that let candidates take turns. */
@Extension
public final class RoundRobinFactory implements RoutingStrategyFactory<RoundRobinSettings> {

    @Override
    public String type() {
        return "round-robin";
    }

    @Override
    public Class<RoundRobinSettings> settings() {
        return RoundRobinSettings.class;
    }

    @Override
    public RoutingStrategy create(RoundRobinSettings settings, ComponentContext context) {
        return new RoundRobin(context.random().nextInt(Integer.MAX_VALUE));
    }
}
