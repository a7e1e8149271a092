package io.dvara.testkit.upstream;

import java.time.Duration;

/**
 * A door in a script that the test opens.
 *
 * <p>A script that awaits a closed gate stands still until the test opens it or lets one pass. Safe
 * for use by many threads; one gate may stand in several scripts.
 */
public final class Gate {

    private final Waiting waiting = new Waiting();
    private int arrivals;
    private int passes;
    private boolean open;

    private Gate() {}

    /** Makes a gate at which scripts wait. */
    public static Gate closed() {
        return new Gate();
    }

    /** Lets every script pass, now and later. */
    public void open() {
        waiting.change(() -> open = true);
    }

    /** Lets one waiting script pass, or the next one that comes. */
    public void letOnePass() {
        waiting.change(() -> passes++);
    }

    /**
     * Waits until a script has come to the gate.
     *
     * @throws AssertionError when none came within ten seconds
     */
    public void awaitArrival() {
        awaitArrivals(1, ScriptedUpstream.PATIENCE);
    }

    /**
     * Waits until scripts have come to the gate so many times, since it was made.
     *
     * @throws AssertionError when fewer came within the patience
     */
    public void awaitArrivals(int count, Duration patience) {
        waiting.until(
                () -> arrivals >= count,
                patience,
                () -> "%d arrivals at the gate, there were %d".formatted(count, arrivals));
    }

    void pass() throws InterruptedException {
        waiting.change(() -> arrivals++);
        waiting.until(() -> open || passes > 0, () -> passes = Math.max(0, passes - 1));
    }
}
