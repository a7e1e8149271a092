package io.dvara.gateway.http;

import io.dvara.gateway.config.Settings;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds requests and bytes of their bodies, and sheds what would be too much; safe for many threads.
 *
 * <p>A request that is one too many waits for a moment, in its turn, unless too many wait already.
 */
@SingleInstance
class Load {

    private static final Duration LATER = Duration.ofSeconds(1);

    private final Settings.Requests limits;
    private final Semaphore places;
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    Load(Settings settings) {
        this(settings.requests());
    }

    Load(Settings.Requests limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.maxInFlight(), true);
    }

    /** Returns the visit of a request that has come; whoever asks for it closes it. */
    Visit visit() {
        return new Visit();
    }

    /** Returns how many requests wait for their turn. */
    int waiting() {
        return places.getQueueLength();
    }

    /** What one request takes; for its thread. */
    final class Visit implements AutoCloseable {

        private boolean inside;
        private long brought;

        private Visit() {}

        /**
         * Lets the request in when it is its turn.
         *
         * @throws Refusal when there is no room soon
         */
        void enter() {
            inside = hasTurnWithin(waiting() < limits.maxWaiting() ? limits.maxWait() : Duration.ZERO);
            if (!inside) {
                throw overloaded("requests (dvara.requests.max-in-flight)");
            }
        }

        private boolean hasTurnWithin(Duration wait) {
            try {
                return places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Returns the most bytes of one body. */
        long maxBytes() {
            return limits.maxBytes();
        }

        /** Returns how many bytes of the body have come. */
        long brought() {
            return brought;
        }

        /**
         * Counts bytes of the body that have come.
         *
         * @throws Refusal when they are too many for all bodies together
         */
        void came(int count) {
            brought += count;
            if (bytes.addAndGet(count) > limits.maxBytesInFlight()) {
                throw overloaded("bytes of request bodies (dvara.requests.max-bytes-in-flight)");
            }
        }

        /** Gives back all that the request took. */
        @Override
        public void close() {
            bytes.addAndGet(-brought);
            brought = 0;
            if (inside) {
                inside = false;
                places.release();
            }
        }
    }

    private static Refusal overloaded(String what) {
        return Refusal.of(
                        ErrorCode.OVERLOADED,
                        "The gateway is serving as many " + what + " as it may at once; try again in a moment.")
                .retryAfter(LATER);
    }
}
