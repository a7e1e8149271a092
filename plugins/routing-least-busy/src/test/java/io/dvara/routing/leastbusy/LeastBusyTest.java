package io.dvara.routing.leastbusy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.routing.Simulation;
import io.dvara.testkit.routing.StrategyContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastBusyTest extends StrategyContract {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Candidate A = Candidate.of("a", "m");
    private static final Candidate B = Candidate.of("b", "m");
    private static final Candidate C = Candidate.of("c", "m");

    @Override
    protected RoutingStrategyFactory<?> factory() {
        return new LeastBusyFactory();
    }

    @Override
    protected RoutingStrategy strategy(ComponentContext context) {
        return new LeastBusyFactory().create(new LeastBusySettings(), context);
    }

    private static final RoutingRequest REQUEST = RoutingRequest.of("m", Delivery.WHOLE);

    @Test
    void prefersWhoHasTheFewestCallsInFlight() {
        ObservingStrategy strategy = (ObservingStrategy) strategy(TestContext.named("busy"));
        for (int call = 0; call < 30; call++) {
            strategy.begun(REQUEST, strategy.rank(REQUEST, List.of(A, B, C)).getFirst());
        }
        for (int call = 0; call < 5; call++) {
            strategy.ended(REQUEST, B, Outcome.served(SHORT, SHORT));
        }
        for (int call = 0; call < 5; call++) {
            Candidate first = strategy.rank(REQUEST, List.of(A, B, C)).getFirst();
            assertThat(first).isEqualTo(B);
            strategy.begun(REQUEST, first);
        }
        assertThat(strategy.rank(REQUEST, List.of(A, B))).hasSize(2);
    }

    @Test
    void spreadsCallsWhileNobodyIsBusy() {
        assertThat(new Simulation(this::strategy)
                        .candidate(A, Simulation.takes(SHORT))
                        .candidate(B, Simulation.takes(SHORT))
                        .calls(100)
                        .values())
                .allSatisfy(it -> assertThat(it).isBetween(45, 55));
    }
}
