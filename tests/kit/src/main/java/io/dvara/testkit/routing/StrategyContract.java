package io.dvara.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RaceObservingStrategy;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.testkit.provider.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every routing strategy has to keep; extend it for yours. */
public abstract class StrategyContract {

    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final int THREADS = 8;
    private static final int CALLS = 2_000;

    private static final RoutingRequest ANONYMOUS = RoutingRequest.of("model", Delivery.WHOLE);
    private static final RoutingRequest NAMED = new RoutingRequest(
            "model",
            Delivery.STREAMED,
            new RoutingRequest.Parties(Optional.of("key"), Optional.of("session"), Optional.of("user")),
            1_000,
            OptionalLong.of(100));

    /** Returns the factory. */
    protected abstract RoutingStrategyFactory<?> factory();

    /** Makes a strategy with its usual settings. */
    protected abstract RoutingStrategy strategy(ComponentContext context);

    @Test
    void namesItsTypeAndARecordOfSettings() {
        assertThat(factory().type()).matches("[a-z0-9][a-z0-9-]{0,63}");
        assertThat(factory().settings().isRecord()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void ranksCandidatesAloneAndEachOnce(int count) {
        RoutingStrategy strategy = strategy();
        List<Candidate> candidates = candidates(count);
        for (int call = 0; call < 100; call++) {
            assertThat(strategy.rank(call % 2 == 0 ? ANONYMOUS : NAMED, candidates))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .isSubsetOf(candidates);
        }
    }

    @Test
    void takesCandidatesThatComeAndGo() {
        RoutingStrategy strategy = strategy();
        List<Candidate> all = candidates(4);
        for (List<Candidate> some : List.of(all, all.subList(2, 4), all.subList(0, 1), all.reversed(), all)) {
            assertThat(strategy.rank(NAMED, List.copyOf(some))).isNotEmpty().isSubsetOf(some);
        }
    }

    @Test
    void takesCandidatesWithoutWeight() {
        RoutingStrategy strategy = strategy();
        List<Candidate> candidates = candidates(3).stream()
                .map(it ->
                        new Candidate(it.id(), it.provider(), it.model(), 0, it.region(), it.priceTier(), it.price()))
                .toList();
        assertThat(strategy.rank(ANONYMOUS, candidates)).isNotEmpty().isSubsetOf(candidates);
        assertThat(strategy.rank(NAMED, candidates)).isNotEmpty().isSubsetOf(candidates);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void takesEveryFault(Fault fault) {
        RoutingStrategy strategy = strategy();
        List<Candidate> candidates = candidates(2);
        for (int call = 0; call < 50; call++) {
            Candidate first = strategy.rank(NAMED, candidates).getFirst();
            tell(strategy, NAMED, first, Outcome.failed(fault, MOMENT));
        }
        assertThat(strategy.rank(NAMED, candidates)).isNotEmpty().isSubsetOf(candidates);
    }

    @Test
    void hearsOfCandidatesThatItNeverRanked() {
        RoutingStrategy strategy = strategy();
        Candidate stranger = Candidate.of("stranger", "model");
        assertThatCode(() -> tell(
                        strategy,
                        ANONYMOUS,
                        stranger,
                        Outcome.served(MOMENT, MOMENT).with(Usage.of(1, 2))))
                .doesNotThrowAnyException();
    }

    @Test
    void servesManyThreads() throws Exception {
        RoutingStrategy strategy = strategy();
        List<Candidate> candidates = candidates(5);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(threads.submit(() -> IntStream.range(0, CALLS).forEach(call -> {
                    RoutingRequest request = call % 2 == 0 ? ANONYMOUS : NAMED;
                    List<Candidate> ranked = strategy.rank(request, candidates);
                    assertThat(ranked).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(candidates);
                    tell(strategy, request, ranked.getFirst(), Outcome.served(MOMENT, MOMENT));
                })));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    @Test
    void closes() {
        assertThatCode(() -> strategy().close()).doesNotThrowAnyException();
    }

    private RoutingStrategy strategy() {
        return strategy(TestContext.named("contract"));
    }

    private static List<Candidate> candidates(int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> Candidate.of("provider-" + it, "model"))
                .toList();
    }

    private static void tell(RoutingStrategy strategy, RoutingRequest request, Candidate candidate, Outcome outcome) {
        if (strategy instanceof ObservingStrategy observing) {
            observing.begun(request, candidate);
            outcome.firstContent().ifPresent(it -> observing.firstContent(request, candidate, it));
            if (outcome.fault().equals(Optional.of(Fault.CANCELLED))
                    && strategy instanceof RaceObservingStrategy races) {
                races.outrun(request, candidate, outcome.whole());
            }
            observing.ended(request, candidate, outcome);
        }
    }
}
