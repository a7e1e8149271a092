package io.dvara.system;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Checks that something takes no longer than it may, on a machine that others use too.
 *
 * <p>For how long that stood still is allowed on top, for each of the threads that take part; what took
 * longer all the same is done again from its beginning, four times at most.
 */
final class Timely {

    private static final int TRIES = 5;
    private static final int THREADS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Timely() {}

    /** Does something, checks it, and returns how long that took of it which is bounded. */
    @FunctionalInterface
    interface Doing {
        Duration took() throws IOException;
    }

    static void within(Duration most, Doing doing) throws IOException {
        List<String> tries = new ArrayList<>();
        while (tries.size() < TRIES) {
            try (Stillness stillness = new Stillness()) {
                Duration took = doing.took();
                Duration stood = stillness.longest();
                if (took.compareTo(most.plus(stood.multipliedBy(THREADS))) <= 0) {
                    return;
                }
                tries.add("%s (the machine stood still for %s)".formatted(took, stood));
            }
        }
        throw new AssertionError("took longer than %s: %s".formatted(most, tries));
    }

    /** Does something from its beginning until it goes as it should, which a machine that stands still prevents. */
    static void unlessDisturbed(String claim, BooleanSupplier doing) {
        for (int tries = 0; tries < TRIES; tries++) {
            if (doing.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("in none of %d tries: %s".formatted(TRIES, claim));
    }

    /** Returns after how long from now on an upstream has seen the end of a call. */
    static Duration untilClosed(ScriptedUpstream upstream, ReceivedRequest request) {
        Instant now = upstream.now();
        return Duration.between(now, upstream.awaitPeerClosed(request, PATIENCE).at());
    }
}
