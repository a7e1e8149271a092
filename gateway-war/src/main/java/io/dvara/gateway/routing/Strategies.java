package io.dvara.gateway.routing;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.List;
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

    private final Visits visits;
    private final Quarantine quarantine;
    private final GatewayMetrics metrics;

    @Inject
    Strategies(Visits visits, Quarantine quarantine, GatewayMetrics metrics) {
        this.visits = visits;
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    /** Returns the places of all candidates in the order in which they are to be tried. */
    int[] rank(Journey journey, Order.ByStrategy order, RoutingRequest request, List<Candidate> candidates) {
        RankedPlaces places = new RankedPlaces(candidates);
        if (quarantine.holds(order.plugin())) {
            return places.all();
        }
        Visits.Visit visit = visits.enter(journey, order.plugin());
        try {
            if (!places.take(order.strategy().rank(request, candidates))) {
                metrics.pluginError(order.plugin());
                LOG.log(Level.WARNING, "The strategy of plugin ''{0}'' ranked what is no candidate", order.plugin());
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(order.plugin(), e);
        } finally {
            left(visit, order.plugin());
        }
        return places.all();
    }

    /** Returns who tells the strategy of attempts at its candidates. */
    Hearing hearing(Journey journey, Order.ByStrategy order, RoutingRequest request, List<Candidate> candidates) {
        if (!(order.strategy() instanceof ObservingStrategy observing)
                || journey.detour().isPresent()) {
            return Hearing.NONE;
        }
        return target -> candidates.stream()
                .filter(it -> it.provider().equals(target.provider().name())
                        && it.model().equals(target.model()))
                .findFirst()
                .<AttemptListener>map(
                        it -> new StrategyListener(observing, request, it, event -> tell(journey, order, event)))
                .orElse(AttemptListener.NOBODY);
    }

    private void tell(Journey journey, Order.ByStrategy order, Runnable event) {
        if (quarantine.holds(order.plugin())) {
            return;
        }
        Visits.Visit visit = visits.enter(journey, order.plugin());
        try {
            event.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(order.plugin(), e);
        } finally {
            left(visit, order.plugin());
        }
    }

    private void failed(String plugin, Throwable thrown) {
        metrics.pluginError(plugin);
        StackTraceElement[] trace = thrown.getStackTrace();
        Object where = trace.length == 0 ? "an unknown place" : trace[0];
        LOG.log(
                Level.WARNING,
                "The strategy of plugin ''{0}'' threw {1} at {2}; candidates are tried in their order",
                new Object[] {plugin, thrown.getClass().getName(), where});
    }

    private void left(Visits.Visit visit, String plugin) {
        if (!visits.leave(visit)) {
            metrics.pluginError(plugin);
        }
    }
}
