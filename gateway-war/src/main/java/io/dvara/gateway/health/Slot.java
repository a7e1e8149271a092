package io.dvara.gateway.health;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to one call in flight, until it is closed; closing twice is harmless. */
public final class Slot implements AutoCloseable {

    private final Lane lane;
    private final AtomicBoolean closed = new AtomicBoolean();

    Slot(Lane lane) {
        this.lane = lane;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            lane.leave();
        }
    }
}
