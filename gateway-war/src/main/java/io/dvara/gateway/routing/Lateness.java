package io.dvara.gateway.routing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The times to the first content of a route's latest requests; safe for many threads. */
final class Lateness {

    private static final int KEPT = 200;
    private static final int PERCENT = 95;
    private static final int RECKON_EVERY = 10;

    private final long[] nanos = new long[KEPT];
    private long count;
    private long percentile;
    private long reckonedAt;

    synchronized void took(Duration time) {
        nanos[(int) (count++ % KEPT)] = time.toNanos();
    }

    /** Returns the time within which 95 of a hundred requests had content; empty when there were too few. */
    synchronized Optional<Duration> percentile(int samples) {
        if (count < samples) {
            return Optional.empty();
        }
        if (reckonedAt == 0 || count - reckonedAt >= RECKON_EVERY) {
            long[] sorted = Arrays.copyOf(nanos, (int) Math.min(count, KEPT));
            Arrays.sort(sorted);
            percentile = sorted[(sorted.length - 1) * PERCENT / 100];
            reckonedAt = count;
        }
        return Optional.of(Duration.ofNanos(percentile));
    }
}
