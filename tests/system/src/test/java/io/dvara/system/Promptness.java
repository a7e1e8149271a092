package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.TestReporter;

/**
 * Checks and tells how soon a hundred things came to their end.
 *
 * <p>A machine that others use too stands still now and then: a hundred that took too long are followed
 * by another hundred, twice at most.
 */
record Promptness(TestReporter reporter) {

    private static final Duration USUAL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final int TRIES = 3;

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
        assertThat(waits.most()).as("99 of 100, %s", state).isLessThanOrEqualTo(USUAL);
        assertThat(waits.longest()).as("the longest, %s", state).isLessThanOrEqualTo(LONGEST);
    }

    private Waits measured(String state, Measuring measuring) throws IOException {
        Waits waits = new Waits(measuring.waits().stream().sorted().toList());
        reporter.publishEntry(state, waits.toString());
        return waits;
    }

    private record Waits(List<Duration> all) {

        Duration most() {
            return all.get(all.size() * 99 / 100 - 1);
        }

        Duration longest() {
            return all.getLast();
        }

        boolean areShort() {
            return most().compareTo(USUAL) <= 0 && longest().compareTo(LONGEST) <= 0;
        }

        @Override
        public String toString() {
            return "%d clients: median %d ms, p99 %d ms, longest %d ms"
                    .formatted(
                            all.size(),
                            all.get(all.size() / 2).toMillis(),
                            most().toMillis(),
                            longest().toMillis());
        }
    }
}
