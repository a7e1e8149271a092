package io.dvara.routing.sticky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.routing.kit.Stickiness;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.routing.StrategyContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StickyTest extends StrategyContract {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Candidate A = Candidate.of("a", "m");
    private static final Candidate B = Candidate.of("b", "m");
    private static final Candidate C = Candidate.of("c", "m");

    @Override
    protected RoutingStrategyFactory<?> factory() {
        return new StickyFactory();
    }

    @Override
    protected RoutingStrategy strategy(ComponentContext context) {
        return new StickyFactory().create(new StickySettings(Stickiness.By.ANY), context);
    }

    private static final int KEYS = 10_000;

    @Test
    @DisplayName("sticky keeps 99 % of the keys that were not on the one that leaves")
    void keepsAlmostAllKeysWhenACandidateLeaves() {
        Map<Integer, Candidate> before = places(List.of(A, B, C));
        Map<Integer, Candidate> after = places(List.of(A, B));
        List<Integer> staying =
                before.keySet().stream().filter(it -> !before.get(it).equals(C)).toList();
        assertThat(staying.stream()
                        .filter(it -> after.get(it).equals(before.get(it)))
                        .count())
                .isGreaterThanOrEqualTo(staying.size() * 99L / 100);
        assertThat(after).hasSize(KEYS);
    }

    @Test
    void spreadsKeysByWeight() {
        Candidate heavy = new Candidate("h/m", "h", "m", 3, Optional.empty(), OptionalInt.empty(), Optional.empty());
        long onHeavy = places(List.of(A, heavy)).values().stream()
                .filter(heavy::equals)
                .count();
        assertThat((double) onHeavy).isCloseTo(KEYS * 0.75, withinPercentage(3));
    }

    @Test
    void goesBySessionElseUserElseKey() {
        RoutingStrategy strategy = strategy(TestContext.named("sticky"));
        RoutingRequest one = RoutingRequest.of("m", Delivery.WHOLE)
                .from(new RoutingRequest.Parties(Optional.of("k"), Optional.of("s"), Optional.of("u")));
        RoutingRequest other =
                one.from(new RoutingRequest.Parties(Optional.of("x"), Optional.of("s"), Optional.empty()));
        assertThat(strategy.rank(one, List.of(A, B, C))).isEqualTo(strategy.rank(other, List.of(A, B, C)));
    }

    private Map<Integer, Candidate> places(List<Candidate> candidates) {
        RoutingStrategy strategy = strategy(TestContext.named("sticky"));
        return IntStream.range(0, KEYS)
                .boxed()
                .collect(Collectors.toMap(
                        it -> it,
                        it -> strategy.rank(
                                        RoutingRequest.of("m", Delivery.WHOLE)
                                                .from(new RoutingRequest.Parties(
                                                        Optional.of("key-" + it), Optional.empty(), Optional.empty())),
                                        candidates)
                                .getFirst()));
    }
}
