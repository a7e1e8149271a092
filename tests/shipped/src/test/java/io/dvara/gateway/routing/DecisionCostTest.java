package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.Watch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to decide, with 100 routes of 10 candidates and the strategies that are shipped. */
class DecisionCostTest {

    private static final int WARM_UP = 40_000;
    private static final int BATCHES = 200;
    private static final int BATCH = 200;

    /** On a slow machine it takes long until all is compiled. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestMetrics metrics = new TestMetrics();
    private final Quarantine quarantine = new Quarantine();
    private final Attempts attempts = new Attempts(new Watch(), new MediaFetch(TestSettings.usual()));
    private final ModelRouter router = new ModelRouter(
            new ModelCatalogue(new LiveGeneration(), attempts, quarantine, metrics),
            new Strategies(new Visits(quarantine), quarantine, metrics));

    @ParameterizedTest
    @ValueSource(strings = {"round-robin", "weighted", "latency", "cost", "least-busy", "canary", "sticky"})
    @DisplayName("a decision takes 5 µs and 1 KB at most")
    void isCheap(String plugin) throws Exception {
        TestJourney journey = HundredRoutes.by(plugin);
        Needs needs = HundredRoutes.needs();
        for (int call = 0; call < WARM_UP; call++) {
            assertThat(router.rank(journey, needs).size()).isEqualTo(HundredRoutes.CANDIDATES);
        }
        Cost cost = cost(journey, needs);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!cost.isLow() && System.nanoTime() < deadline) {
            cost = cost(journey, needs);
        }
        System.getLogger("bench")
                .log(System.Logger.Level.INFO, "{0}: {1} ns, {2} bytes", plugin, cost.nanos(), cost.bytes());
        assertThat(cost.isLow()).as(cost.toString()).isTrue();
    }

    /** What a decision costs: nanoseconds at best, bytes on average. */
    private record Cost(long nanos, long bytes) {

        boolean isLow() {
            return nanos <= 5_000 && bytes <= 1_024;
        }
    }

    private Cost cost(TestJourney journey, Needs needs) {
        long best = Long.MAX_VALUE;
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int batch = 0; batch < BATCHES; batch++) {
            long begin = System.nanoTime();
            for (int call = 0; call < BATCH; call++) {
                router.rank(journey, needs);
            }
            best = Math.min(best, System.nanoTime() - begin);
        }
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / (BATCHES * BATCH);
        return new Cost(best / BATCH, bytes);
    }
}
