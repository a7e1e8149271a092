package io.dvara.gateway.upstream;

import io.dvara.api.chat.Media;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;

/** One medium on its way, called off when nobody waits for it any more; safe for many threads. */
final class MediaLoad implements Runnable {

    private static final Logger LOG = Logger.getLogger(MediaLoad.class.getName());
    private static final String WANTED = "image/*, application/pdf, audio/*";

    private final CloseableHttpClient client;
    private final OutgoingRequest request;
    private final HttpHost host;
    private final MediaBody body;
    private final CompletableFuture<Media.Inline> result = new CompletableFuture<>();
    private volatile boolean begun;
    private int waiting;

    MediaLoad(CloseableHttpClient client, URI uri, MediaBody body) {
        this.client = client;
        this.host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
        this.body = body;
        this.request = new OutgoingRequest("GET", uri);
        request.setHeader("Accept", WANTED);
    }

    @Override
    public void run() {
        if (result.isDone()) {
            return;
        }
        begun = true;
        try {
            result.complete(load());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        } finally {
            request.cancel();
        }
    }

    /** Joins those who wait for it; empty when it was called off. */
    synchronized Optional<Wait> join() {
        if (result.isCancelled()) {
            return Optional.empty();
        }
        waiting++;
        return Optional.of(new Wait());
    }

    private synchronized void left() {
        waiting--;
        if (waiting == 0 && result.cancel(false)) {
            request.cancel();
        }
    }

    /** The wait of one attempt, which ends without the others. */
    final class Wait implements AutoCloseable {

        private final CompletableFuture<Media.Inline> end = result.copy();

        private Wait() {}

        /** Returns whether it is or was the load's turn. */
        boolean hasBegun() {
            return begun;
        }

        /** Ends the wait, from any thread. */
        void end() {
            end.cancel(false);
        }

        /**
         * Waits.
         *
         * @throws CancellationException when the wait was ended
         */
        Media.Inline await(Duration patience) throws TimeoutException {
            try {
                return end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException why) {
                    throw why;
                }
                throw new IllegalStateException("a medium could not be loaded", e.getCause());
            }
        }

        @Override
        public void close() {
            left();
        }
    }

    private Media.Inline load() {
        try {
            ClassicHttpResponse response = client.executeOpen(host, request, HttpClientContext.create());
            return body.of(response);
        } catch (IOException e) {
            log(e);
            throw body.trouble().because(reason(e));
        }
    }

    /** Whether a host is unknown or private is nothing that clients should learn. */
    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException _ ->
                "its host is unknown, or has no address of the public internet and is none of dvara.media.allow-hosts";
            case SSLException _ -> "its host has no TLS certificate that is trusted";
            default -> "its host gave no whole answer";
        };
    }

    private void log(IOException e) {
        Level level = e instanceof ForbiddenAddress ? Level.INFO : Level.FINE;
        LOG.log(level, "Nothing was fetched for a client from {0}: {1}", new Object[] {
            host.toHostString(),
            e instanceof ForbiddenAddress ? "forbidden address" : e.getClass().getName()
        });
    }
}
