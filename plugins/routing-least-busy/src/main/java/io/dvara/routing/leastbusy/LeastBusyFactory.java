package io.dvara.routing.leastbusy;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.routing.kit.Draws;
import org.pf4j.Extension;

/** Makes strategies that prefer who has least to do. */
@Extension
public final class LeastBusyFactory implements RoutingStrategyFactory<LeastBusySettings> {

    @Override
    public String type() {
        return "least-busy";
    }

    @Override
    public Class<LeastBusySettings> settings() {
        return LeastBusySettings.class;
    }

    @Override
    public RoutingStrategy create(LeastBusySettings settings, ComponentContext context) {
        return new LeastBusy(new Draws(context.random()));
    }
}
