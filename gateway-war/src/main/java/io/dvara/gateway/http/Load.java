package io.dvara.gateway.http;

import io.dvara.gateway.config.Settings;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests and bytes of their bodies, and sheds what would be too much; safe for many threads. */
@SingleInstance
class Load {

    private static final Duration LATER = Duration.ofSeconds(1);

    private final Settings.Requests limits;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    Load(Settings settings) {
        this(settings.requests());
    }

    Load(Settings.Requests limits) {
        this.limits = limits;
    }

    /** Returns the most bytes of one body. */
    long maxBytes() {
        return limits.maxBytes();
    }

    /** Counts a request; it leaves even when it is refused here. */
    void enter() {
        requests.incrementAndGet();
    }

    /** Refuses a request that is one too many. */
    void check() {
        if (requests.get() > limits.maxInFlight()) {
            throw overloaded("requests (dvara.requests.max-in-flight)");
        }
    }

    /** Counts bytes of a body that have come. */
    void came(int count) {
        if (bytes.addAndGet(count) > limits.maxBytesInFlight()) {
            throw overloaded("bytes of request bodies (dvara.requests.max-bytes-in-flight)");
        }
    }

    /** Takes a request and the bytes that it brought from the count. */
    void leave(long count) {
        requests.decrementAndGet();
        bytes.addAndGet(-count);
    }

    private static Refusal overloaded(String what) {
        return Refusal.of(
                        ErrorCode.OVERLOADED,
                        "The gateway is serving as many " + what + " as it may at once; try again in a moment.")
                .retryAfter(LATER);
    }
}
