package io.dvara.gateway.live;

import io.dvara.gateway.wiring.SingleInstance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Holds the generation that serves; safe for many threads. */
@SingleInstance
public class LiveGeneration {

    private final AtomicReference<Generation> current =
            new AtomicReference<>(new Generation(0, List.of(), List.of(), () -> {}));

    /** Takes a lease of the generation that serves now. */
    public Lease lease() {
        while (true) {
            Optional<Lease> lease = current.get().lease();
            if (lease.isPresent()) {
                return lease.get();
            }
        }
    }

    /** Lets another generation serve from now on and retires the one before. */
    public void swap(Generation next) {
        current.getAndSet(next).retire();
    }

    /** Returns the number of the generation that serves now. */
    public long number() {
        return current.get().number();
    }
}
