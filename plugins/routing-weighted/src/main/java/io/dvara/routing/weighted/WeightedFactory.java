package io.dvara.routing.weighted;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.routing.kit.Draws;
import org.pf4j.Extension;

/** Makes strategies that go by the weights of candidates. */
@Extension
public final class WeightedFactory implements RoutingStrategyFactory<WeightedSettings> {

    @Override
    public String type() {
        return "weighted";
    }

    @Override
    public Class<WeightedSettings> settings() {
        return WeightedSettings.class;
    }

    @Override
    public RoutingStrategy create(WeightedSettings settings, ComponentContext context) {
        return new Weighted(new Draws(context.random()));
    }
}
