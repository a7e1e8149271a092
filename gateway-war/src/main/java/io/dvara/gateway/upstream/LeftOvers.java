package io.dvara.gateway.upstream;

import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.live.CallLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Ends answers: gives connections back to the pool, or cuts them. */
final class LeftOvers {

    private static final Logger LOG = Logger.getLogger(LeftOvers.class.getName());
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final CallLimits SHORT = new CallLimits(PATIENCE, PATIENCE, PATIENCE, PATIENCE, 16 * 1024);

    private final Attempts attempts;
    private final AtomicInteger reading = new AtomicInteger();

    LeftOvers(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Gives back a connection whose answer was read to its end. */
    void release(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "A connection could not be given back", e);
        }
    }

    /** Cuts the connection of a request whose answer nobody wants to its end; closing would read it. */
    void cut(OutgoingRequest request) {
        request.cancel();
    }

    /** Returns whether ends of answers are being read. */
    boolean reads() {
        return reading.get() > 0;
    }

    /** Reads what little should be left of an answer beside the way of the request, for a short time. */
    void readToEnd(OutgoingRequest request, ClassicHttpResponse response) {
        reading.incrementAndGet();
        Thread.ofVirtual().name("answer-end").start(() -> {
            try (Attempt attempt = attempts.open(SHORT, Nobody.WAITS)) {
                attempt.begin(request::cancel);
                InputStream rest = AnswerBody.raw(response, attempt);
                rest.transferTo(OutputStream.nullOutputStream());
                release(response);
            } catch (ProviderException | IOException e) {
                LOG.log(Level.FINE, "An answer did not end after its end mark", e);
                cut(request);
            } finally {
                reading.decrementAndGet();
            }
        });
    }

    /** Who nobody waits for. */
    private enum Nobody implements Caller {
        WAITS;

        @Override
        public String traceId() {
            return "";
        }

        @Override
        public String traceParent() {
            return "";
        }

        @Override
        public int hops() {
            return 0;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<ClientConnection> connection() {
            return Optional.empty();
        }

        @Override
        public void flush() {}

        @Override
        public void left() {}

        @Override
        public void abandoned() {}

        @Override
        public void silent(long silentNanos) {}
    }
}
