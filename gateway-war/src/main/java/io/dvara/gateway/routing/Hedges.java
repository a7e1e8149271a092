package io.dvara.gateway.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dvara.api.chat.Delivery;
import io.dvara.gateway.config.Hedge;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Knows when the first content of a route's answers is late; safe for many threads.
 *
 * <p>Streams and whole answers are told apart. What is known of a route outlives its configuration.
 */
@SingleInstance
class Hedges {

    private static final int MOST_ROUTES = 1000;

    private final GatewayMetrics metrics;
    private final Cache<Key, Lateness> known = Caffeine.newBuilder()
            .maximumSize(MOST_ROUTES)
            .executor(Runnable::run)
            .build();

    private record Key(String route, Delivery delivery) {}

    @Inject
    Hedges(GatewayMetrics metrics) {
        this.metrics = metrics;
    }

    /** Returns after how long a second target is to be asked; empty when that is not known yet. */
    Optional<Duration> delay(Hedge hedge, Delivery delivery) {
        if (hedge.after().isPresent()) {
            return hedge.after();
        }
        return of(hedge, delivery)
                .percentile(hedge.samples())
                .map(usual -> usual.compareTo(hedge.atLeast()) < 0 ? hedge.atLeast() : usual);
    }

    /** Notes how long a target took to its first content, or that it was given up after this time. */
    void took(Hedge hedge, Delivery delivery, Duration time) {
        if (hedge.after().isEmpty()) {
            of(hedge, delivery).took(time);
        }
    }

    /** Counts that a second target was asked. */
    void ended(Target second, GatewayMetrics.Hedge outcome) {
        metrics.hedge(second.provider().name(), outcome);
    }

    private Lateness of(Hedge hedge, Delivery delivery) {
        return known.get(new Key(hedge.route(), delivery), _ -> new Lateness());
    }
}
