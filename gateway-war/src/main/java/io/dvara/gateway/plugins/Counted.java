package io.dvara.gateway.plugins;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the users of something and frees it when the last one is done; born with one user.
 *
 * <p>Only whoever uses it already may add another user.
 */
final class Counted {

    private final AtomicInteger users = new AtomicInteger(1);
    private final Runnable free;

    Counted(Runnable free) {
        this.free = free;
    }

    void retain() {
        if (users.getAndIncrement() < 1) {
            throw new IllegalStateException("it was freed before it was used again");
        }
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            free.run();
        }
    }
}
