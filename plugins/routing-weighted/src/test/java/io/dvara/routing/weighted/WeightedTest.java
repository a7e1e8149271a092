package io.dvara.routing.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.testkit.routing.Simulation;
import io.dvara.testkit.routing.StrategyContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedTest extends StrategyContract {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Candidate A = Candidate.of("a", "m");
    private static final Candidate B = Candidate.of("b", "m");
    private static final Candidate C = Candidate.of("c", "m");

    @Override
    protected RoutingStrategyFactory<?> factory() {
        return new WeightedFactory();
    }

    @Override
    protected RoutingStrategy strategy(ComponentContext context) {
        return new WeightedFactory().create(new WeightedSettings(), context);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "70, 20, 10", "0.9, 0.09, 0.01", "5, 3, 0"})
    @DisplayName("weighted is within 2 % over 10,000 calls")
    void keepsTheSharesOfTheWeights(double a, double b, double c) {
        Map<String, Integer> calls = simulation(a, b, c).calls(10_000);
        double sum = a + b + c;
        assertThat((double) calls.get("a/m")).isCloseTo(10_000 * a / sum, withinPercentage(2));
        assertThat((double) calls.get("b/m")).isCloseTo(10_000 * b / sum, withinPercentage(2));
        assertThat((double) calls.get("c/m")).isCloseTo(10_000 * c / sum, withinPercentage(2));
    }

    @Test
    void keepsTheSharesOfTheOthersWhenTheFirstFails() {
        Simulation simulation = new Simulation(this::strategy)
                .candidate(weighing("a", 2), Simulation.fails(Fault.UNAVAILABLE, SHORT))
                .candidate(weighing("b", 3), Simulation.takes(SHORT))
                .candidate(weighing("c", 1), Simulation.takes(SHORT));
        Map<String, Integer> served = new HashMap<>();
        for (int call = 0; call < 10_000; call++) {
            served.merge(simulation.call(RoutingRequest.of("m", Delivery.WHOLE)).getLast(), 1, Integer::sum);
        }
        assertThat((double) served.get("b/m")).isCloseTo(7_500, withinPercentage(2));
        assertThat((double) served.get("c/m")).isCloseTo(2_500, withinPercentage(4));
    }

    private Simulation simulation(double a, double b, double c) {
        return new Simulation(this::strategy)
                .candidate(weighing("a", a), Simulation.takes(SHORT))
                .candidate(weighing("b", b), Simulation.takes(SHORT))
                .candidate(weighing("c", c), Simulation.takes(SHORT));
    }

    private static Candidate weighing(String provider, double weight) {
        return new Candidate(
                provider + "/m", provider, "m", weight, Optional.empty(), OptionalInt.empty(), Optional.empty());
    }
}
