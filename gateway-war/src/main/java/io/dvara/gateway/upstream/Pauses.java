package io.dvara.gateway.upstream;

import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Drain;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits between attempts, under the same watch: the caller gets pings, and ends them by leaving.
 *
 * <p>A server that is stopping has no time to wait: pauses are short then.
 */
@SingleInstance
public class Pauses {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration EVER = Duration.ofDays(1);
    private static final CallLimits AMPLE = new CallLimits(EVER, EVER, EVER, EVER, 1);

    private final Attempts attempts;
    private final Drain drain;

    /** Makes pauses under the watch of these attempts. */
    @Inject
    public Pauses(Attempts attempts, Drain drain) {
        this.attempts = attempts;
        this.drain = drain;
    }

    /**
     * Waits for a time, or until the latch opens.
     *
     * @throws io.dvara.api.provider.ProviderException when the caller has left
     */
    public void await(CountDownLatch called, Duration most, Caller caller) {
        try (Attempt pause = attempts.open(AMPLE, caller)) {
            pause.begin(called::countDown);
            long end = System.nanoTime() + most.toNanos();
            for (long rest = most.toNanos(); rest > 0 && !drain.begun(); rest = end - System.nanoTime()) {
                if (called.await(Math.min(rest, LOOK_EVERY.toNanos()), TimeUnit.NANOSECONDS)) {
                    break;
                }
            }
            pause.throwIfEnded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
