package io.dvara.gateway.health;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.metrics.Unheard;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The health of all targets that were asked lately; safe for many threads.
 *
 * <p>A bounded number is kept, those that are asked most. A provider that is configured anew begins
 * in good health.
 */
@SingleInstance
public class Vitals {

    private static final Logger LOG = Logger.getLogger(Vitals.class.getName());
    private static final int MOST_TARGETS = 1000;

    private final CoolDowns coolDowns;
    private final TargetHealth.Surroundings around;
    private final TargetHealth.Surroundings aside;
    private final Cache<TargetKey, TargetHealth> healths;

    /** Keeps health by a clock that never jumps. */
    @Inject
    public Vitals(GatewayMetrics metrics) {
        this(metrics, new SteadyClock());
    }

    /** Keeps health by this clock. */
    public Vitals(GatewayMetrics metrics, Clock clock) {
        coolDowns = new LocalCoolDowns(clock);
        around = new TargetHealth.Surroundings(clock, new Telling(metrics));
        aside = new TargetHealth.Surroundings(clock, new Telling(Unheard.METRICS));
        healths = Caffeine.newBuilder()
                .maximumSize(MOST_TARGETS)
                .executor(Runnable::run)
                .<TargetKey, TargetHealth>removalListener(
                        (key, _, _) -> metrics.circuitGone(key.provider(), key.model()))
                .build();
    }

    /**
     * How a target fares.
     *
     * @param target whose health it is
     * @param circuit whether it is asked
     * @param coolingFor how long it wants to be left alone
     */
    public record Reading(TargetKey target, CircuitState circuit, Duration coolingFor) {}

    /** Returns the health of a provider's model. */
    public TargetHealth of(ProviderInstance provider, String model) {
        TargetKey key = new TargetKey(provider.name(), model);
        TargetHealth known = healths.get(key, _ -> new TargetHealth(key, provider, coolDowns, around));
        if (known.isOf(provider)) {
            return known;
        }
        coolDowns.forget(key);
        TargetHealth anew = new TargetHealth(key, provider, coolDowns, around);
        healths.put(key, anew);
        return anew;
    }

    /** Returns health that nobody else sees, for rehearsals. */
    public TargetHealth aside(ProviderInstance provider, String model) {
        return new TargetHealth(new TargetKey(provider.name(), model), provider, coolDowns, aside);
    }

    /** Returns how the targets of a provider fare, by model. */
    public List<Reading> readings(String provider) {
        return healths.asMap().values().stream()
                .filter(it -> it.key().provider().equals(provider))
                .map(it -> new Reading(it.key(), it.state(), it.coolingFor()))
                .sorted(Comparator.comparing(it -> it.target().model()))
                .toList();
    }

    /** Tells metrics and the log. */
    private record Telling(GatewayMetrics metrics) implements TargetHealth.Reports {

        @Override
        public void turned(TargetKey key, CircuitState state) {
            Level level = state == CircuitState.OPEN ? Level.WARNING : Level.INFO;
            LOG.log(level, "The circuit of {0} is {1}", new Object[] {key, state});
            metrics.circuit(key.provider(), key.model(), state.gauge());
            if (state == CircuitState.OPEN) {
                metrics.providerUp(key.provider(), GatewayMetrics.Health.DOWN);
            }
        }

        @Override
        public void served(TargetKey key, CircuitState state) {
            metrics.circuit(key.provider(), key.model(), state.gauge());
            metrics.providerUp(key.provider(), GatewayMetrics.Health.UP);
        }

        @Override
        public void unreachable(TargetKey key) {
            metrics.providerUp(key.provider(), GatewayMetrics.Health.DOWN);
        }
    }
}
