package io.dvara.gateway.upstream;

import java.util.Optional;

/**
 * Where the thread of an attempt is: in plugin code or not, and how long past its time.
 *
 * <p>A thread that stays a second too long is interrupted; two seconds later it is given up.
 */
final class Stay {

    private static final long INTERRUPT_AFTER = 1_000_000_000L;
    private static final long GIVE_UP_AFTER = 3_000_000_000L;

    private volatile Optional<Thread> inside = Optional.empty();
    private volatile long over;
    private boolean interrupted;
    private boolean givenUp;

    /** Returns whether the thread is in plugin code. */
    boolean inside() {
        return inside.isPresent();
    }

    void enter() {
        inside = Optional.of(Thread.currentThread());
    }

    void leave() {
        inside = Optional.empty();
        if (over != 0) {
            Thread.interrupted();
        }
    }

    void overSince(long now) {
        over = now;
    }

    /** Returns true once, when the thread is given up; called by one thread. */
    boolean overdue(long now) {
        Optional<Thread> thread = inside;
        long late = now - over;
        if (thread.isEmpty() || late < INTERRUPT_AFTER) {
            return false;
        }
        if (!interrupted) {
            interrupted = true;
            thread.get().interrupt();
        }
        boolean first = !givenUp && late >= GIVE_UP_AFTER;
        givenUp |= first;
        return first;
    }
}
