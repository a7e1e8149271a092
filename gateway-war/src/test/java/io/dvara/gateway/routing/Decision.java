package io.dvara.gateway.routing;

import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.Watch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Deciding who is asked, with a hundred routes of ten candidates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Decision {

    /** The shipped strategy that ranks. */
    @Param({"round-robin", "weighted", "latency", "cost", "least-busy", "canary", "sticky"})
    public String strategy = "";

    private final TestMetrics metrics = new TestMetrics();
    private final Quarantine quarantine = new Quarantine();
    private final Attempts attempts = new Attempts(new Watch(), new MediaFetch(TestSettings.usual()));
    private final ModelRouter router = new ModelRouter(
            new ModelCatalogue(new LiveGeneration(), attempts, quarantine, metrics),
            new Strategies(new Visits(quarantine), quarantine, metrics));
    private final Needs needs = HundredRoutes.needs();
    private TestJourney journey = new TestJourney(new LiveGeneration().lease().generation());

    /** Loads the strategy. */
    @Setup
    public void load() throws IOException, ReflectiveOperationException {
        journey = HundredRoutes.by(strategy);
    }

    /** Decides. */
    @Benchmark
    public List<?> decide() {
        return router.rank(journey, needs);
    }
}
