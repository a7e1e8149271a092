package com.example.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.routing.StrategyContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeHoursTest extends StrategyContract {

    private static final Candidate DAY = Candidate.of("acme", "large");
    private static final Candidate NIGHT = Candidate.of("acme", "small");

    @Override
    protected RoutingStrategyFactory<?> factory() {
        return new OfficeHoursFactory();
    }

    @Override
    protected RoutingStrategy strategy(ComponentContext context) {
        return new OfficeHoursFactory().create(new OfficeHoursSettings(8, 18, "UTC"), context);
    }

    @Test
    void turnsTheOrderAroundAtNight() {
        assertThat(ranked("2026-06-01T12:00:00Z")).containsExactly(DAY, NIGHT);
        assertThat(ranked("2026-06-01T18:00:00Z")).containsExactly(NIGHT, DAY);
    }

    private List<Candidate> ranked(String moment) {
        RoutingStrategy strategy = strategy(TestContext.named("hours").at(Instant.parse(moment)));
        return strategy.rank(RoutingRequest.of("smart", Delivery.WHOLE), List.of(DAY, NIGHT));
    }
}
