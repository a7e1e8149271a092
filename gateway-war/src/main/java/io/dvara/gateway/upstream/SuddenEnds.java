package io.dvara.gateway.upstream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.HttpHost;

/**
 * Hosts that have ended a kept connection without a word; safe for many threads.
 *
 * <p>Theirs are looked at before each use, which takes a millisecond, for as long as this is remembered.
 */
final class SuddenEnds {

    private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();

    private final LongSupplier clock;
    private final Map<HttpHost, Long> seen = new ConcurrentHashMap<>();

    SuddenEnds(LongSupplier clock) {
        this.clock = clock;
    }

    /** Notes that a host has ended a connection that was used before. */
    void note(HttpHost host) {
        seen.put(host, clock.getAsLong());
    }

    /** Returns whether a host has done so lately. */
    boolean seenAt(HttpHost host) {
        Long when = seen.get(host);
        if (when == null) {
            return false;
        }
        boolean lately = clock.getAsLong() - when < REMEMBERED;
        if (!lately) {
            seen.remove(host, when);
        }
        return lately;
    }
}
