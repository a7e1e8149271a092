package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.health.Lanes;
import io.dvara.gateway.health.TargetHealth;
import io.dvara.gateway.health.Vitals;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A call through the border to plugin code that answers at once: lease, watch, health, guard, and all of it back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Border {

    private static final Duration AMPLE = Duration.ofHours(1);

    private final ChatRequest request =
            ChatRequest.of("gpt-4o", List.of(Message.of(Role.USER, "hi"))).build();
    private final ChatProvider plugin = (_, _) -> Stream.of();
    private final CallLimits limits = new CallLimits(AMPLE, AMPLE, AMPLE, AMPLE, 1 << 20);
    private final Attempts attempts = new Attempts(new Watch(), new MediaFetch(TestSettings.usual()));
    private final Lanes lanes = new Lanes();
    private final LiveGeneration live = new LiveGeneration();
    private final TestMetrics metrics = new TestMetrics();
    private final Failures failures = new Failures(metrics);
    private final ProviderInstance provider = new TestDispatch().instance("plugin", plugin);
    private final Generation generation = new Generation(1, List.of(provider), List.of(), () -> {});
    private final TestJourney journey = new TestJourney(generation);
    private final TargetHealth health = new Vitals(metrics).of(provider, "m");

    /** Lets the provider serve. */
    @Setup
    public void swap() {
        live.swap(generation);
    }

    /** Calls the plugin. */
    @Benchmark
    public Stream<ChatChunk> call() {
        try (Lease lease = live.lease()) {
            ChatProvider leased = (ChatProvider)
                    lease.generation().provider("plugin").orElseThrow().provider();
            Entry entry = new Entry(
                    new Leg(new Target(provider, "m"), health),
                    health.enter().orElseThrow(),
                    AttemptListener.NOBODY,
                    lanes.enter(provider).orElseThrow());
            try (TrackedAttempt attempt =
                    new TrackedAttempt(entry, attempts.open(limits, journey), journey, failures)) {
                attempt.begin();
                Stream<ChatChunk> chunks = attempt.guarded(() -> leased.chat(request, attempt.call()));
                attempt.served();
                return chunks;
            }
        }
    }
}
