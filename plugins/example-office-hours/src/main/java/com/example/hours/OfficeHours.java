package com.example.hours;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Keeps the configured order by day and turns it around at night. */
final class OfficeHours implements RoutingStrategy {

    private final OfficeHoursSettings settings;
    private final Clock clock;

    OfficeHours(OfficeHoursSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock.withZone(ZoneId.of(settings.zone()));
    }

    @Override
    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
        int hour = ZonedDateTime.now(clock).getHour();
        return settings.from() <= hour && hour < settings.to() ? candidates : candidates.reversed();
    }
}
