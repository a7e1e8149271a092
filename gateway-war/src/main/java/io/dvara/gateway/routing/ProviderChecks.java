package io.dvara.gateway.routing;

import io.dvara.api.provider.ModelProvider;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.upstream.Attempt;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks every provider for its models once in a while, where that is wished, to see whether it is well.
 *
 * <p>It tells the metrics, and the log when something has changed. Circuits judge by requests alone:
 * that models are listed says little of whether one answers.
 */
@SingleInstance
class ProviderChecks {

    private static final Logger LOG = Logger.getLogger(ProviderChecks.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration every;
    private final LiveGeneration live;
    private final Attempts attempts;
    private final Quarantine quarantine;
    private final GatewayMetrics metrics;
    private final Map<String, GatewayMetrics.Health> last = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dvara-checks").factory());

    @Inject
    ProviderChecks(
            Settings settings, LiveGeneration live, Attempts attempts, Quarantine quarantine, GatewayMetrics metrics) {
        this.every = settings.upstream().checkEvery();
        this.live = live;
        this.attempts = attempts;
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(300) @Initialized(ApplicationScoped.class) Object event) {
        if (every.isPositive()) {
            clock.scheduleWithFixedDelay(this::checkAll, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    /** Begins a check of each provider that lists models. */
    private void checkAll() {
        try (Lease lease = live.lease()) {
            for (ProviderInstance provider : lease.generation().providers()) {
                if (provider.provider() instanceof ModelProvider && !quarantine.holds(provider.plugin())) {
                    Thread.ofVirtual().name("check-" + provider.name()).start(() -> check(provider.name()));
                }
            }
        }
    }

    /** Takes a lease of its own, so that no generation is kept by a check that never ends. */
    void check(String name) {
        try (Lease lease = live.lease()) {
            lease.generation().provider(name).ifPresent(this::check);
        }
    }

    private void check(ProviderInstance provider) {
        try (Attempt attempt =
                attempts.open(provider.limits().within(PATIENCE), new Background(provider, quarantine))) {
            ((ModelProvider) provider.provider()).models(attempt);
            found(provider, GatewayMetrics.Health.UP, "");
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            found(provider, GatewayMetrics.Health.DOWN, ": " + e.getMessage());
        }
    }

    private void found(ProviderInstance provider, GatewayMetrics.Health health, String why) {
        metrics.providerUp(provider.name(), health);
        if (last.put(provider.name(), health) != health) {
            Level level = health == GatewayMetrics.Health.UP ? Level.INFO : Level.WARNING;
            LOG.log(level, "Provider ''{0}'' is {1}{2}", new Object[] {provider.name(), health, why});
        }
    }
}
