package io.dvara.routing.canary;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.routing.kit.Draws;
import org.pf4j.Extension;

/** Makes strategies that let a share of the calls try what is new. */
@Extension
public final class CanaryFactory implements RoutingStrategyFactory<CanarySettings> {

    @Override
    public String type() {
        return "canary";
    }

    @Override
    public Class<CanarySettings> settings() {
        return CanarySettings.class;
    }

    @Override
    public RoutingStrategy create(CanarySettings settings, ComponentContext context) {
        return new Canary(settings, new Draws(context.random()));
    }
}
