package io.dvara.gateway.health;

import io.dvara.gateway.config.Resilience;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.wiring.SingleInstance;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Bounds the calls of each provider that are in flight; safe for many threads. */
@SingleInstance
public class Lanes {

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** How a call waits for its turn. */
    @FunctionalInterface
    public interface Waiting {

        /**
         * Waits until the latch opens, for this long at most.
         *
         * @throws io.dvara.api.provider.ProviderException when the caller has left
         */
        void until(CountDownLatch called, Duration most);
    }

    /** Lets a call in; empty when as many are in flight as may be. */
    public Optional<Slot> enter(ProviderInstance provider) {
        Lane lane = lane(provider);
        return lane.enter(provider.resilience().concurrency().maxCalls())
                ? Optional.of(new Slot(lane))
                : Optional.empty();
    }

    /** Lets a call in, when there is room or will be soon; empty when not. */
    public Optional<Slot> enter(ProviderInstance provider, Waiting waiting) {
        return enter(provider)
                .or(() -> queue(lane(provider), provider.resilience().concurrency(), waiting));
    }

    /** Lets a call in that counts nowhere, for rehearsals. */
    public Slot aside() {
        return new Slot(new Lane());
    }

    /** Returns how many calls of a provider are in flight. */
    public int inFlight(String provider) {
        return Optional.ofNullable(lanes.get(provider)).map(Lane::inFlight).orElse(0);
    }

    private static Optional<Slot> queue(Lane lane, Resilience.Concurrency bounds, Waiting waiting) {
        Optional<Lane.Place> place = lane.queue(bounds);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            waiting.until(place.get().called(), bounds.maxWait());
        } catch (RuntimeException left) {
            if (lane.giveUp(place.get())) {
                lane.leave();
            }
            throw left;
        }
        return lane.giveUp(place.get()) ? Optional.of(new Slot(lane)) : Optional.empty();
    }

    private Lane lane(ProviderInstance provider) {
        return lanes.computeIfAbsent(provider.name(), _ -> new Lane());
    }
}
