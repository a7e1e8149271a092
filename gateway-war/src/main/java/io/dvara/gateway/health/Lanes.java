package io.dvara.gateway.health;

import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.wiring.SingleInstance;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Bounds the calls of each provider that are in flight; safe for many threads. */
@SingleInstance
public class Lanes {

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** Lets a call in; empty when as many are in flight as may be. */
    public Optional<Slot> enter(ProviderInstance provider) {
        Lane lane = lane(provider);
        return lane.enter(provider.resilience().concurrency().maxCalls())
                ? Optional.of(new Slot(lane))
                : Optional.empty();
    }

    /** Lets a call in, when there is room or will be soon; empty when not. */
    public Optional<Slot> enter(ProviderInstance provider, Waiting waiting) {
        return lane(provider).enter(provider.resilience().concurrency(), waiting);
    }

    /** Lets a call in that counts nowhere, for rehearsals. */
    public Slot aside() {
        return new Slot(new Lane());
    }

    /** Returns how many calls of a provider are in flight. */
    public int inFlight(String provider) {
        return Optional.ofNullable(lanes.get(provider)).map(Lane::inFlight).orElse(0);
    }

    private Lane lane(ProviderInstance provider) {
        return lanes.computeIfAbsent(provider.name(), _ -> new Lane());
    }
}
