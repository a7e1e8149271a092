package io.dvara.gateway.live;

import io.dvara.gateway.wiring.SingleInstance;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells whether this server is finishing its last requests before it stops; safe for many threads. */
@SingleInstance
public class Drain {

    private final AtomicBoolean begun = new AtomicBoolean();

    /** Begins; returns whether it had not begun before. */
    public boolean begin() {
        return begun.compareAndSet(false, true);
    }

    /** Returns whether it has begun. */
    public boolean begun() {
        return begun.get();
    }
}
