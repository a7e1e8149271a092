package io.dvara.routing.cost;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.routing.kit.Latencies;
import org.pf4j.Extension;

/** Makes strategies that prefer who is cheapest. */
@Extension
public final class CostFactory implements RoutingStrategyFactory<CostSettings> {

    @Override
    public String type() {
        return "cost-aware";
    }

    @Override
    public Class<CostSettings> settings() {
        return CostSettings.class;
    }

    @Override
    public RoutingStrategy create(CostSettings settings, ComponentContext context) {
        return new CostAware(
                settings.tolerance(),
                new Consumption(settings.expectedOutput()),
                new Latencies(
                        context.clock(), new Latencies.Rules(settings.smoothing(), settings.exploreEvery(), 0.1)));
    }
}
