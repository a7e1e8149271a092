package io.dvara.gateway.upstream;

import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What was fetched for one request, counted among what all of them hold until it ends; safe for many threads.
 *
 * <p>Each address is loaded once, however many attempts want what stands there, one after another or
 * side by side.
 */
final class MediaShare implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final AtomicLong heldByAll;
    private final long most;
    private final Map<String, MediaLoad> loads = new HashMap<>();
    private long held;
    private boolean closed;

    MediaShare(AtomicLong heldByAll, long most) {
        this.heldByAll = heldByAll;
        this.most = most;
    }

    /** Joins those who wait for what stands at an address, and lets it be loaded unless it is already. */
    synchronized MediaLoad.Wait join(String address, Supplier<MediaLoad> beginning) {
        Optional<MediaLoad.Wait> known = Optional.ofNullable(loads.get(address)).flatMap(MediaLoad::join);
        if (known.isPresent()) {
            return known.get();
        }
        MediaLoad load = beginning.get();
        loads.put(address, load);
        return load.join().orElseThrow(() -> new CancellationException("the load was called off"));
    }

    /** Counts bytes that have come; refuses them when they are too many. */
    synchronized void take(int bytes, MediaTrouble trouble) {
        if (closed) {
            throw new CancellationException("the request is over");
        }
        if (held + bytes > most) {
            throw trouble.because("with the others of this request it has more than " + most
                    + " bytes (dvara.media.max-bytes-in-flight)");
        }
        if (heldByAll.addAndGet(bytes) > most) {
            heldByAll.addAndGet(-bytes);
            throw overloaded();
        }
        held += bytes;
    }

    /** Returns the refusal of a request for whose media there is no room at the moment. */
    static Refusal overloaded() {
        return Refusal.of(
                        ErrorCode.OVERLOADED,
                        "The gateway is fetching too many images and documents for others; try again in a moment.")
                .retryAfter(SOON);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            heldByAll.addAndGet(-held);
            loads.clear();
        }
    }
}
