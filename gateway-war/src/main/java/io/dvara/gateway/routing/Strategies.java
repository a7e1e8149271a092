package io.dvara.gateway.routing;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.upstream.Attempt;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Calls the strategies that plugins have made, so that their faults harm nobody; safe for many threads.
 *
 * <p>Each call is under watch: one that does not come back loses its request alone, and twice the
 * plugin, which is then not asked any more.
 */
@SingleInstance
class Strategies {

    private static final Logger LOG = Logger.getLogger(Strategies.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final CallLimits LIMITS = new CallLimits(PATIENCE, PATIENCE, PATIENCE, PATIENCE, 0);

    private final Attempts attempts;
    private final Quarantine quarantine;
    private final GatewayMetrics metrics;

    @Inject
    Strategies(Attempts attempts, Quarantine quarantine, GatewayMetrics metrics) {
        this.attempts = attempts;
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    /** Returns the places of all candidates in the order in which they are to be tried. */
    int[] rank(Journey journey, Order.ByStrategy order, RoutingRequest request, List<Candidate> candidates) {
        RankedPlaces places = new RankedPlaces(candidates);
        Optional<Boolean> sound =
                call(journey, order, () -> places.take(order.strategy().rank(request, candidates)));
        if (sound.isPresent() && !sound.get()) {
            metrics.pluginError(order.plugin());
            LOG.log(Level.WARNING, "The strategy of plugin ''{0}'' ranked what is no candidate", order.plugin());
        }
        return places.all();
    }

    /** Returns who tells the strategy of attempts at a candidate. */
    AttemptListener listener(Journey journey, Order.ByStrategy order, RoutingRequest request, Candidate candidate) {
        return order.strategy() instanceof ObservingStrategy observing
                        && journey.detour().isEmpty()
                ? new StrategyListener(observing, request, candidate, event -> tell(journey, order, event))
                : AttemptListener.NOBODY;
    }

    private void tell(Journey journey, Order.ByStrategy order, Runnable event) {
        call(journey, order, () -> {
            event.run();
            return true;
        });
    }

    /** Returns what plugin code returns; nothing when it failed or is not to be called. */
    private <T> Optional<T> call(Journey journey, Order.ByStrategy order, Supplier<T> code) {
        String plugin = order.plugin();
        if (quarantine.holds(plugin)) {
            return Optional.empty();
        }
        try (Attempt attempt = attempts.open(LIMITS, new Quarantining(journey, () -> quarantine.lost(plugin)))) {
            attempt.enter();
            try {
                return Optional.of(code.get());
            } finally {
                attempt.leave();
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            metrics.pluginError(plugin);
            StackTraceElement[] trace = e.getStackTrace();
            Object where = trace.length == 0 ? "an unknown place" : trace[0];
            LOG.log(
                    Level.WARNING,
                    "The strategy of plugin ''{0}'' threw {1} at {2}; candidates are tried in their order",
                    new Object[] {plugin, e.getClass().getName(), where});
            return Optional.empty();
        }
    }
}
