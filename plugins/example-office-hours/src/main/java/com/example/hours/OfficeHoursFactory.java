package com.example.hours;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import org.pf4j.Extension;

/** Makes strategies of the type {@code office-hours}. */
@Extension
public final class OfficeHoursFactory implements RoutingStrategyFactory<OfficeHoursSettings> {

    @Override
    public String type() {
        return "office-hours";
    }

    @Override
    public Class<OfficeHoursSettings> settings() {
        return OfficeHoursSettings.class;
    }

    @Override
    public RoutingStrategy create(OfficeHoursSettings settings, ComponentContext context) {
        return new OfficeHours(settings, context.clock());
    }
}
