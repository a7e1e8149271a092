package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.TestReporter;

/**
 * Checks and tells how soon a hundred things came to their end.
 *
 * <p>A machine that others use too stands still now and then. For how long it did is allowed on top, for
 * each of the threads that hand on that a client has left; a hundred that took longer all the same are
 * followed by another hundred, four times at most.
 */
record Promptness(TestReporter reporter) {

    private static final Duration USUAL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final int TRIES = 5;

    /** The watch, the one of the call, and that of whoever sees the end. */
    private static final int THREADS = 3;

    /** Measures a hundred. */
    @FunctionalInterface
    interface Measuring {
        List<Duration> waits() throws IOException;
    }

    void check(String state, Measuring measuring) throws IOException {
        Waits waits = measured(state, measuring);
        for (int more = 1; more < TRIES && !waits.areShort(); more++) {
            waits = measured(state, measuring);
        }
        assertThat(waits.all()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(waits.areShort()).as("%s: %s", state, waits).isTrue();
    }

    private Waits measured(String state, Measuring measuring) throws IOException {
        try (Stillness stillness = new Stillness()) {
            List<Duration> all = measuring.waits().stream().sorted().toList();
            Waits waits = new Waits(all, stillness.longest());
            reporter.publishEntry(state, waits.toString());
            return waits;
        }
    }

    private record Waits(List<Duration> all, Duration stood) {

        Duration most() {
            return all.get(all.size() * 99 / 100 - 1);
        }

        Duration longest() {
            return all.getLast();
        }

        boolean areShort() {
            Duration allowed = stood.multipliedBy(THREADS);
            return most().compareTo(USUAL.plus(allowed)) <= 0 && longest().compareTo(LONGEST.plus(allowed)) <= 0;
        }

        @Override
        public String toString() {
            return "%d clients: median %d ms, p99 %d ms, longest %d ms (the machine stood still for %d ms)"
                    .formatted(
                            all.size(),
                            all.get(all.size() / 2).toMillis(),
                            most().toMillis(),
                            longest().toMillis(),
                            stood.toMillis());
        }
    }
}
