package io.dvara.gateway.upstream;

import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Drain;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits before and between attempts, under the same watch: the caller gets pings, and ends them by
 * leaving.
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
     * Waits for a time, which is short while the server is stopping.
     *
     * @throws io.dvara.api.provider.ProviderException when the caller has left
     */
    public void rest(Duration time, Caller caller) {
        pause(new CountDownLatch(1), caller, called -> {
            long end = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0 && !drain.begun(); left = end - System.nanoTime()) {
                if (called.await(Math.min(left, LOOK_EVERY.toNanos()), TimeUnit.NANOSECONDS)) {
                    break;
                }
            }
        });
    }

    /**
     * Waits until the latch opens, for this long at most.
     *
     * @throws io.dvara.api.provider.ProviderException when the caller has left
     */
    public void queue(CountDownLatch called, Duration most, Caller caller) {
        pause(called, caller, it -> it.await(most.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** How a latch is waited for. */
    @FunctionalInterface
    private interface Wait {

        void on(CountDownLatch called) throws InterruptedException;
    }

    /** Waits for a latch, which leaving opens too. */
    private void pause(CountDownLatch called, Caller caller, Wait wait) {
        try (Attempt pause = attempts.open(AMPLE, caller)) {
            pause.begin(called::countDown);
            wait.on(called);
            pause.throwIfEnded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
