package io.dvara.routing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.api.routing.TokenPrice;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.routing.Simulation;
import io.dvara.testkit.routing.StrategyContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CostTest extends StrategyContract {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Candidate A = Candidate.of("a", "m");
    private static final Duration LONG = Duration.ofMillis(200);

    @Override
    protected RoutingStrategyFactory<?> factory() {
        return new CostFactory();
    }

    @Override
    protected RoutingStrategy strategy(ComponentContext context) {
        return new CostFactory().create(new CostSettings(0.1, 500, 0.3, 25), context);
    }

    private static final Candidate CHEAP = priced("cheap", "1.00", "4.00");
    private static final Candidate NEAR = priced("near", "1.05", "4.20");
    private static final Candidate DEAR = priced("dear", "3.00", "12.00");

    @Test
    @DisplayName("cost-aware never pays more than the tolerance")
    void neverPaysMoreThanTheTolerance() {
        Simulation simulation = new Simulation(this::strategy)
                .candidate(DEAR, using(SHORT))
                .candidate(CHEAP, using(LONG))
                .candidate(NEAR, using(SHORT));
        for (int call = 0; call < 1_000; call++) {
            RoutingRequest request = new RoutingRequest(
                    "m", Delivery.STREAMED, RoutingRequest.Parties.UNKNOWN, 10L * call, OptionalLong.empty());
            assertThat(simulation.call(request).getFirst()).isNotEqualTo("dear/m");
        }
    }

    @Test
    void prefersTheFasterOfThoseThatCostAboutTheSame() {
        Simulation simulation =
                new Simulation(this::strategy).candidate(CHEAP, using(LONG)).candidate(NEAR, using(SHORT));
        assertThat(simulation.calls(100).get("near/m")).isGreaterThanOrEqualTo(90);
    }

    @Test
    void goesOnToTheNextCheapestWhenTheCheapestFails() {
        Simulation simulation = new Simulation(this::strategy)
                .candidate(DEAR, using(SHORT))
                .candidate(CHEAP, Simulation.fails(Fault.UNAVAILABLE, SHORT));
        assertThat(simulation.call(RoutingRequest.of("m", Delivery.WHOLE))).containsExactly("cheap/m", "dear/m");
    }

    @Test
    void learnsWhoNeedsMoreTokensForAnAnswer() {
        Candidate talkative = priced("talkative", "1.00", "3.00");
        Candidate terse = priced("terse", "1.00", "4.00");
        Simulation simulation = new Simulation(this::strategy)
                .candidate(talkative, _ -> Outcome.served(SHORT, SHORT).with(Usage.of(100, 2_000)))
                .candidate(terse, _ -> Outcome.served(SHORT, SHORT).with(Usage.of(100, 100)));
        assertThat(simulation.call(RoutingRequest.of("m", Delivery.WHOLE)).getFirst())
                .isEqualTo("talkative/m");
        simulation.without(talkative).calls(20);
        simulation.candidate(talkative, using(SHORT));
        assertThat(simulation.calls(20).get("terse/m")).isEqualTo(20);
    }

    @Test
    void goesByTiersWherePricesAreNotKnown() {
        Candidate second = new Candidate("2/m", "2", "m", 1, Optional.empty(), OptionalInt.of(2), Optional.empty());
        Candidate first = new Candidate("1/m", "1", "m", 1, Optional.empty(), OptionalInt.of(1), Optional.empty());
        RoutingStrategy strategy = strategy(TestContext.named("tiers"));
        RoutingRequest request = RoutingRequest.of("m", Delivery.WHOLE);
        assertThat(strategy.rank(request, List.of(A, second, first))).containsExactly(first, second, A);
        assertThat(strategy.rank(request, List.of(A, second, first, DEAR))).containsExactly(DEAR, first, second, A);
    }

    private static Function<RoutingRequest, Outcome> using(Duration time) {
        return request -> Outcome.served(time, time).with(Usage.of(request.inputTokens(), 300));
    }

    private static Candidate priced(String provider, String input, String output) {
        return new Candidate(
                provider + "/m",
                provider,
                "m",
                1,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(new TokenPrice(new BigDecimal(input), new BigDecimal(output))));
    }
}
