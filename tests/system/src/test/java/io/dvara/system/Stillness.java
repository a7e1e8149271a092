package io.dvara.system;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Watches for how long the machine does not let a thread run that is due, while others use it too. */
final class Stillness implements AutoCloseable {

    private static final long NAP = Duration.ofMillis(2).toNanos();

    private final AtomicLong longest = new AtomicLong();
    private final Thread witness =
            Thread.ofPlatform().daemon().name("stillness").start(this::watch);

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            LockSupport.parkNanos(NAP);
            longest.accumulateAndGet(System.nanoTime() - begun - NAP, Math::max);
        }
    }

    /** Returns for how long a thread that was due had to wait at most. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() {
        witness.interrupt();
    }
}
