package io.dvara.routing.sticky;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.routing.kit.Draws;
import org.pf4j.Extension;

/** Makes strategies that keep who asks at one candidate. */
@Extension
public final class StickyFactory implements RoutingStrategyFactory<StickySettings> {

    @Override
    public String type() {
        return "sticky";
    }

    @Override
    public Class<StickySettings> settings() {
        return StickySettings.class;
    }

    @Override
    public RoutingStrategy create(StickySettings settings, ComponentContext context) {
        return new Sticky(settings.by(), new Draws(context.random()));
    }
}
