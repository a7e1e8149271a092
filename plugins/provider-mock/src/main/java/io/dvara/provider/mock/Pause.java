package io.dvara.provider.mock;

import io.dvara.api.provider.Call;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits of one call, which end with it: by its time limit, its cancelling, or a closed stream. */
final class Pause {

    private static final long LONGEST_SLICE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Call call;
    private final CountDownLatch closed = new CountDownLatch(1);

    Pause(Call call) {
        this.call = call;
    }

    /** Waits at least so long. */
    void await(Duration wait) {
        for (long left = wait.toNanos(); left > 0; left -= LONGEST_SLICE) {
            slice(Math.min(left, LONGEST_SLICE));
        }
    }

    /** Waits until the call is over. */
    ProviderException awaitEnd() {
        while (true) {
            slice(LONGEST_SLICE);
        }
    }

    /** Ends what still waits. */
    void close() {
        closed.countDown();
    }

    private void slice(long nanos) {
        long left = call.timeLeft().toNanos();
        if (isClosedWithin(Math.clamp(left, 0, nanos))) {
            throw new ProviderException(Fault.CANCELLED, "the mock provider's answer was closed");
        }
        if (left < nanos) {
            throw new ProviderException(Fault.TIMED_OUT, "the mock provider had no answer when the call's time was up");
        }
    }

    private boolean isClosedWithin(long nanos) {
        try {
            return closed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Fault.CANCELLED, "the mock provider was interrupted", e);
        }
    }
}
