package io.dvara.gateway.http;

import io.dvara.api.http.HttpHeaders;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.pipeline.ClientSide;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answer to one request, which goes out once, at once or piece by piece.
 *
 * <p>The request's thread adds frames to {@link #frames()}; they leave when the upstream would block,
 * when there are many, and at the end. Pings and the end of a lost request come from other threads.
 */
final class Reply implements ClientSide {

    private static final int MANY = 16 * 1024;
    private static final int USUAL_FRAMES = 1024;
    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean pinging = new AtomicBoolean();
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream(USUAL_FRAMES);
    private final Wire wire;
    private final Exchange exchange;
    private final Surroundings around;

    private Optional<OutputStream> out = Optional.empty();
    private volatile long lastSent = System.nanoTime();
    private volatile ErrorForm errorsWithin;
    private volatile boolean streamed;
    private volatile boolean over;
    private boolean streaming;

    /**
     * What all replies use.
     *
     * @param errors writes errors
     * @param form of errors, as the client knows it
     * @param pace of pings
     * @param metrics counts streams
     */
    record Surroundings(ErrorWriter errors, ErrorForm form, Settings.Streams pace, GatewayMetrics metrics) {}

    Reply(Wire wire, Exchange exchange, Surroundings around) {
        this.wire = wire;
        this.exchange = exchange;
        this.around = around;
        errorsWithin = around.form();
    }

    /** Announces that the answer is a stream, so that a client that waits long gets pings. */
    void stream() {
        streamed = true;
        exchange.streamed();
    }

    /** Sets how errors are told within the stream. */
    void tellErrors(ErrorForm form) {
        errorsWithin = form;
    }

    /** Returns where whole frames of a stream are added; for the request's thread. */
    ByteArrayOutputStream frames() {
        return frames;
    }

    /** Returns whether nobody waits for more. */
    boolean isOver() {
        return over;
    }

    /** Sends a whole answer. */
    void whole(ByteArrayOutputStream json) {
        whole(json, HttpHeaders.NONE);
    }

    /** Sends a whole answer with more headers than all have. */
    void whole(ByteArrayOutputStream json, HttpHeaders more) {
        HttpHeaders headers = headers();
        for (HttpHeaders.Field field : more.fields()) {
            headers = headers.with(field.name(), field.value());
        }
        whole(200, json, headers);
    }

    /** Sends frames when there are many of them. */
    void framed() {
        if (frames.size() >= MANY) {
            flush();
        }
    }

    /** Sends an error, within the stream when there is any content. */
    void fail(Refusal refusal) {
        exchange.refused(refusal);
        lock.lock();
        try {
            if (frames.size() > 0) {
                sendFrames(frames);
            }
            if (out.isEmpty()) {
                HttpHeaders headers = AnswerHeaders.with(headers(), refusal);
                whole(
                        refusal.code().status(),
                        around.errors().envelope(around.form(), refusal, exchange.traceId()),
                        headers);
            } else if (streaming) {
                sendFrames(around.errors().frame(errorsWithin, refusal, exchange.traceId()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is left and ends the answer's stream; the wire is still to be ended. */
    void close() {
        flush();
        lock.lock();
        try {
            over = true;
            if (streaming) {
                streaming = false;
                around.metrics().activeStreams(-1);
            }
            if (out.isPresent()) {
                out.get().close();
            }
        } catch (IOException e) {
            exchange.clientLeft();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        if (frames.size() > 0) {
            lock.lock();
            try {
                sendFrames(frames);
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void silent(long nanos) {
        if (streamed && !over && pingDue() && pinging.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::ping);
        }
    }

    @Override
    public void left() {
        over = true;
    }

    @Override
    public void abandoned() {
        Thread.startVirtualThread(() -> {
            fail(Refusal.of(
                    ErrorCode.PROVIDER_TIMEOUT,
                    "Upstream provider error: the provider's plugin did not come back in time."));
            close();
            exchange.close();
            wire.end();
        });
    }

    private boolean pingDue() {
        long due = (streaming ? around.pace().pingEvery() : around.pace().pingAfter()).toNanos();
        return System.nanoTime() - lastSent >= due;
    }

    /** A stream that begins with a ping does not know yet who will serve it. */
    private void ping() {
        lock.lock();
        try {
            if (!over && out.isEmpty()) {
                beginStream(AnswerHeaders.early(exchange));
            }
            ByteArrayOutputStream ping = new ByteArrayOutputStream(PING.length);
            ping.writeBytes(PING);
            sendFrames(ping);
        } catch (IOException e) {
            gone();
        } finally {
            lock.unlock();
            pinging.set(false);
        }
    }

    private void whole(int status, ByteArrayOutputStream json, HttpHeaders headers) {
        lock.lock();
        try {
            if (!over && out.isEmpty()) {
                OptionalInt length = OptionalInt.of(json.size());
                OutputStream begun = wire.begin(new AnswerHead(status, "application/json", length, headers));
                out = Optional.of(begun);
                json.writeTo(begun);
            }
        } catch (IOException e) {
            gone();
        } finally {
            lock.unlock();
        }
    }

    private void sendFrames(ByteArrayOutputStream some) {
        try {
            if (!over) {
                if (out.isEmpty()) {
                    beginStream(AnswerHeaders.of(exchange));
                }
                some.writeTo(out.get());
                out.get().flush();
                lastSent = System.nanoTime();
            }
        } catch (IOException e) {
            gone();
        } finally {
            some.reset();
        }
    }

    private void beginStream(HttpHeaders told) throws IOException {
        HttpHeaders headers = named(told).with("Cache-Control", "no-cache").with("X-Accel-Buffering", "no");
        out = Optional.of(wire.begin(new AnswerHead(200, "text/event-stream", OptionalInt.empty(), headers)));
        streaming = true;
        around.metrics().activeStreams(1);
    }

    private HttpHeaders headers() {
        return named(AnswerHeaders.of(exchange));
    }

    private HttpHeaders named(HttpHeaders headers) {
        Optional<String> name = around.form().traceHeader();
        return name.isPresent() ? headers.with(name.get(), exchange.traceId()) : headers;
    }

    private void gone() {
        over = true;
        exchange.clientLeft();
    }
}
