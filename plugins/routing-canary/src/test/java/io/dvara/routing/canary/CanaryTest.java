package io.dvara.routing.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.routing.kit.Stickiness;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.routing.Simulation;
import io.dvara.testkit.routing.StrategyContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryTest extends StrategyContract {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Candidate A = Candidate.of("a", "m");
    private static final Candidate B = Candidate.of("b", "m");
    private static final Candidate C = Candidate.of("c", "m");

    @Override
    protected RoutingStrategyFactory<?> factory() {
        return new CanaryFactory();
    }

    @Override
    protected RoutingStrategy strategy(ComponentContext context) {
        return new CanaryFactory().create(new CanarySettings(5, Optional.empty(), Stickiness.By.ANY), context);
    }

    @Test
    void letsItsShareOfCallersTryTheCanary() {
        assertThat(inside(10)).hasSizeBetween(900, 1_100);
    }

    @Test
    void keepsInWhoIsInWhileTheShareGrows() {
        assertThat(inside(20)).containsAll(inside(5));
        assertThat(inside(100)).hasSize(10_000);
        assertThat(inside(0)).isEmpty();
    }

    @Test
    void drawsRequestsThatTellNothingOfWhoAsks() {
        Simulation simulation = new Simulation(context -> new CanaryFactory()
                        .create(new CanarySettings(10, Optional.of("b/m"), Stickiness.By.SESSION), context))
                .candidate(A, Simulation.takes(SHORT))
                .candidate(B, Simulation.takes(SHORT))
                .candidate(C, Simulation.takes(SHORT));
        assertThat(simulation.calls(1_000))
                .hasEntrySatisfying("b/m", it -> assertThat(it).isBetween(90, 110));
    }

    private static Set<Integer> inside(double percent) {
        CanarySettings settings = new CanarySettings(percent, Optional.empty(), Stickiness.By.SESSION);
        RoutingStrategy strategy = new CanaryFactory().create(settings, TestContext.named("canary"));
        return IntStream.range(0, 10_000)
                .filter(it -> strategy.rank(session("session-" + it), List.of(A, B, C))
                        .getFirst()
                        .equals(C))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static RoutingRequest session(String id) {
        return RoutingRequest.of("m", Delivery.WHOLE)
                .from(new RoutingRequest.Parties(Optional.empty(), Optional.of(id), Optional.empty()));
    }
}
