package io.dvara.routing.latency;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.routing.kit.Latencies;
import org.pf4j.Extension;

/** Makes strategies that prefer who answers soonest. */
@Extension
public final class LatencyFactory implements RoutingStrategyFactory<LatencySettings> {

    @Override
    public String type() {
        return "latency-aware";
    }

    @Override
    public Class<LatencySettings> settings() {
        return LatencySettings.class;
    }

    @Override
    public RoutingStrategy create(LatencySettings settings, ComponentContext context) {
        return new LatencyAware(new Latencies(
                context.clock(),
                new Latencies.Rules(settings.smoothing(), settings.exploreEvery(), settings.tolerance())));
    }
}
