package io.dvara.gateway.plugins;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads will bring about. */
final class Waiting {

    private Waiting() {}

    static void until(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen within " + patience);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
