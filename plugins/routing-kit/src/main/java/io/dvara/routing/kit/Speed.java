package io.dvara.routing.kit;

/**
 * How fast a candidate is and how often it fails, as moving averages; safe for many threads.
 *
 * <p>What is known of a candidate that is tried again after a while counts no more: the next
 * sample takes its place.
 */
final class Speed {

    private static final double FAILURE_WEIGHT = 0.2;
    private static final double SURE_FAILURE = 0.95;
    private static final int FAILURE_POWER = 4;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double UNKNOWN_NANOS = 1e9;

    private final double smoothing;
    private double nanos = Double.NaN;
    private double failing;
    private int pending;
    private long heardMillis;
    private long chosen = -1;
    private boolean renewing;

    Speed(double smoothing) {
        this.smoothing = smoothing;
    }

    /** Notes an attempt that begins. */
    synchronized void begun(long now) {
        if (pending++ == 0) {
            heardMillis = now;
        }
    }

    /** Notes that an attempt is waited for no more, whatever came of it. */
    synchronized void heard(long now) {
        pending = Math.max(0, pending - 1);
        heardMillis = now;
    }

    synchronized void served(double took) {
        nanos = Double.isNaN(nanos) || renewing ? took : nanos + smoothing * (took - nanos);
        failing = renewing ? 0 : failing - FAILURE_WEIGHT * failing;
        renewing = false;
    }

    synchronized void failed() {
        failing = renewing ? SURE_FAILURE : failing + FAILURE_WEIGHT * (1 - failing);
        renewing = false;
    }

    /** Notes a failure that took its time: a limit has passed. */
    synchronized void timedOut(double took) {
        nanos = Double.isNaN(nanos) || renewing ? took : nanos + smoothing * (took - nanos);
        failed();
    }

    /** Notes that it had nothing for so long, and was not waited for any longer. */
    synchronized void outrun(double waited) {
        double usual = Double.isNaN(nanos) ? UNKNOWN_NANOS : nanos;
        if (waited > usual) {
            nanos = Double.isNaN(nanos) || renewing ? waited : nanos + smoothing * (waited - nanos);
            renewing = false;
        }
    }

    /** Notes that it comes first in a decision of this number. */
    synchronized void chosen(long decision) {
        chosen = decision;
    }

    /** Notes that it comes first only to find out how it is now. */
    synchronized void explored(long decision) {
        chosen = decision;
        renewing = true;
    }

    /** Returns the number of the decision in which it last came first; negative when in none. */
    synchronized long chosen() {
        return chosen;
    }

    synchronized int pending() {
        return pending;
    }

    synchronized boolean isKnown() {
        return !Double.isNaN(nanos) || failing > 0;
    }

    /**
     * Returns what an attempt is expected to take, in nanoseconds, made longer by failures.
     *
     * <p>A silence that is longer than usual counts as it is: a candidate that hangs is left before
     * any time limit has passed.
     */
    synchronized double score(long now) {
        double silence = pending > 0 ? (now - heardMillis) * NANOS_PER_MILLI : 0;
        double usual = Double.isNaN(nanos) ? UNKNOWN_NANOS : nanos;
        double sound = 1 - Math.min(failing, SURE_FAILURE);
        return Math.max(usual, silence) / Math.pow(sound, FAILURE_POWER);
    }
}
