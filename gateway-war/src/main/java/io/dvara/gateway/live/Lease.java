package io.dvara.gateway.live;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to use a generation until it is closed; closing twice is harmless. */
public final class Lease implements AutoCloseable {

    private final Generation generation;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(Generation generation) {
        this.generation = generation;
    }

    /** Returns the generation. */
    public Generation generation() {
        return generation;
    }

    /** Returns one more right to the same generation; this one must still be open. */
    public Lease again() {
        return generation.shared();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            generation.returned();
        }
    }
}
