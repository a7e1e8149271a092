package io.dvara.routing.roundrobin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.ComponentContext;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.testkit.routing.Simulation;
import io.dvara.testkit.routing.StrategyContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundRobinTest extends StrategyContract {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Candidate A = Candidate.of("a", "m");
    private static final Candidate B = Candidate.of("b", "m");
    private static final Candidate C = Candidate.of("c", "m");

    @Override
    protected RoutingStrategyFactory<?> factory() {
        return new RoundRobinFactory();
    }

    @Override
    protected RoutingStrategy strategy(ComponentContext context) {
        return new RoundRobinFactory().create(new RoundRobinSettings(), context);
    }

    @Test
    void letsEachHaveItsTurn() {
        Simulation simulation = three();
        assertThat(simulation.calls(300)).containsValues(100, 100, 100);
    }

    @Test
    void letsTheOthersHaveTheirTurnsWhenOneGoes() {
        Simulation simulation = three();
        simulation.calls(10);
        assertThat(simulation.without(B).calls(100)).containsEntry("a/m", 50).containsEntry("c/m", 50);
    }

    private Simulation three() {
        return new Simulation(this::strategy)
                .candidate(A, Simulation.takes(SHORT))
                .candidate(B, Simulation.takes(SHORT))
                .candidate(C, Simulation.takes(SHORT));
    }
}
