package io.dvara.testkit.upstream;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A lock whose holders wait for a condition to become true, with or without a deadline. */
final class Waiting {

    private static final long NAP = Duration.ofMillis(20).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Runs a change under the lock and wakes those who wait for it. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Runs a change under the lock, wakes those who wait for it and returns its result. */
    <T> T update(Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Reads under the lock. */
    <T> T read(Supplier<T> reader) {
        lock.lock();
        try {
            return reader.get();
        } finally {
            lock.unlock();
        }
    }

    /** Waits as long as it takes, then acts under the same lock. */
    void until(BooleanSupplier condition, Runnable action) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!condition.getAsBoolean()) {
                changed.await();
            }
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the condition; fails with what was expected when patience ends first.
     *
     * <p>For how long the machine stands still does not count.
     */
    void until(BooleanSupplier condition, Duration patience, Supplier<String> expected) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("waited %s for %s".formatted(patience, expected.get()));
                }
                left -= nap(Math.min(left, NAP));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + expected.get(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a change, and returns for how long: a nap counts twice at most, however late it ended. */
    private long nap(long nanos) throws InterruptedException {
        long left = changed.awaitNanos(nanos);
        return Math.min(nanos - left, 2 * nanos);
    }
}
