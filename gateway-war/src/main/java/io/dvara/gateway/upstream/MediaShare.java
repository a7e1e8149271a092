package io.dvara.gateway.upstream;

import io.dvara.api.chat.Media;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** What one attempt has fetched, counted among what all of them hold until it ends. */
final class MediaShare implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Optional<MediaLoader> loader;
    private final AtomicLong heldByAll;
    private final long most;
    private long held;
    private boolean closed;

    MediaShare(Optional<MediaLoader> loader, AtomicLong heldByAll, long most) {
        this.loader = loader;
        this.heldByAll = heldByAll;
        this.most = most;
    }

    /** Returns what stands at an address; empty when the gateway does not fetch. */
    Optional<Media.Inline> fetch(Media.Remote remote, String field, Attempt attempt) {
        return loader.map(it -> it.load(remote, new MediaTrouble(field), attempt, this));
    }

    /** Counts bytes that have come; refuses them when they are too many. */
    synchronized void take(int bytes, MediaTrouble trouble) {
        if (closed) {
            throw new CancellationException("the attempt is over");
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
        }
    }
}
