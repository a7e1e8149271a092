package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Model;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.config.ModelGlob;
import io.dvara.gateway.config.Price;
import io.dvara.gateway.config.PriceBlock;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.PriceList;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import io.dvara.gateway.live.Routes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What strategies see of prices, before a call and after it. */
class PricesSeenTest {

    private static final Optional<BigDecimal> NONE = Optional.empty();

    private final TestDispatch dispatch = new TestDispatch();
    private final Watching watching = new Watching();

    @Test
    void showsTheListedPriceAlsoOfACandidateThatIsAskedForWhateverTheClientNames() {
        ask(price());
        assertThat(watching.ranked.getFirst().model()).isEqualTo("gpt-4o");
        assertThat(watching.ranked.getFirst().price().orElseThrow().output()).isEqualByComparingTo("10");
    }

    @Test
    void tellsWhatAServedCallHasCost() {
        ask(price());
        assertThat(watching.outcomes.getFirst().cost()).contains(BigDecimal.ONE);
    }

    @Test
    void tellsNoCostWhereNoPriceIsKnown() {
        ask(new PriceList(List.of()));
        assertThat(watching.ranked.getFirst().price()).isEmpty();
        assertThat(watching.outcomes.getFirst().usage()).isPresent();
        assertThat(watching.outcomes.getFirst().cost()).isEmpty();
    }

    private void ask(PriceList prices) {
        ProviderInstance provider = dispatch.provider("a", PricesSeenTest::counts);
        RouteTarget target = new RouteTarget(Candidate.of("a", ""), provider, Model.Traits.UNKNOWN);
        Route route = new Route(
                "r",
                List.of(new ModelGlob("gpt-*")),
                new Order.ByStrategy("watching", "plugin-x", watching),
                List.of(target),
                List.of(),
                List.of());
        Routes routes = new Routes(List.of(route), List.of("a"));
        Generation.Parts parts = new Generation.Parts(List.of(provider), List.of(), routes, prices);
        try (Stream<ChatChunk> chunks = dispatch.open(new TestJourney(new Generation(1, parts, () -> {})))) {
            chunks.forEach(_ -> {});
        }
    }

    private static Stream<ChatChunk> counts() {
        return Stream.of(
                ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, "hi"))),
                ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP))),
                ChatChunk.of(Usage.of(9, 2)));
    }

    private static PriceList price() {
        Price.Rates rates = new Price.Rates(
                Optional.of(new BigDecimal("2.5")),
                NONE,
                NONE,
                NONE,
                Optional.of(BigDecimal.TEN),
                NONE,
                NONE,
                NONE,
                NONE);
        Price price = new Price(rates, List.of(), Map.of(), List.of());
        return new PriceList(List.of(new PriceBlock(List.of(new ModelGlob("gpt-4o")), Optional.empty(), price)));
    }

    private static final class Watching implements ObservingStrategy {

        private final List<Outcome> outcomes = new ArrayList<>();
        private List<Candidate> ranked = List.of();

        @Override
        public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
            ranked = candidates;
            return candidates;
        }

        @Override
        public void begun(RoutingRequest request, Candidate candidate) {}

        @Override
        public void firstContent(RoutingRequest request, Candidate candidate, Duration sinceBegun) {}

        @Override
        public void ended(RoutingRequest request, Candidate candidate, Outcome outcome) {
            outcomes.add(outcome);
        }
    }
}
