package io.dvara.gateway.http;

import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.config.Resilience;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.health.Lane;
import io.dvara.gateway.health.Slot;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.upstream.Pauses;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds requests and bytes of their bodies, and sheds what would be too much; safe for many threads.
 *
 * <p>A request that is one too many waits for a moment, in its turn, unless too many wait already.
 */
@SingleInstance
class Load {

    private static final Duration LATER = Duration.ofSeconds(1);
    private static final String REQUESTS = "requests (dvara.requests.max-in-flight)";

    private final Settings.Requests limits;
    private final Resilience.Concurrency bounds;
    private final Lane lane = new Lane();
    private final Pauses pauses;
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    Load(Settings settings, Pauses pauses) {
        this(settings.requests(), pauses);
    }

    Load(Settings.Requests limits, Pauses pauses) {
        this.limits = limits;
        this.bounds = new Resilience.Concurrency(limits.maxInFlight(), limits.maxWaiting(), limits.maxWait());
        this.pauses = pauses;
    }

    /** Returns the visit of a request that has come; whoever asks for it closes it. */
    Visit visit() {
        return new Visit();
    }

    /** Returns how many requests wait for their turn. */
    int waiting() {
        return lane.waiting();
    }

    /** What one request takes; for its thread. */
    final class Visit implements AutoCloseable {

        private Optional<Slot> slot = Optional.empty();
        private long brought;

        private Visit() {}

        /**
         * Lets the request in when it is its turn.
         *
         * @throws Refusal when there is no room soon, or the caller leaves before
         */
        void enter(Caller caller) {
            slot = turn(caller);
            if (slot.isEmpty()) {
                throw overloaded(REQUESTS);
            }
        }

        private Optional<Slot> turn(Caller caller) {
            try {
                return lane.enter(bounds, (called, most) -> pauses.queue(called, most, caller));
            } catch (ProviderException left) {
                throw overloaded(REQUESTS).causedBy(left);
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
            slot.ifPresent(Slot::close);
        }
    }

    private static Refusal overloaded(String what) {
        return Refusal.of(
                        ErrorCode.OVERLOADED,
                        "The gateway is serving as many " + what + " as it may at once; try again in a moment.")
                .retryAfter(LATER);
    }
}
