package io.dvara.gateway.upstream;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A caller that counts what it is told. */
final class TestCaller implements Caller {

    final AtomicInteger flushes = new AtomicInteger();
    final AtomicInteger silences = new AtomicInteger();
    final CountDownLatch left = new CountDownLatch(1);
    final CountDownLatch abandoned = new CountDownLatch(1);
    private final Optional<ClientConnection> connection;
    private final RequestMedia media = new RequestMedia();

    TestCaller() {
        this(Optional.empty());
    }

    TestCaller(Optional<ClientConnection> connection) {
        this.connection = connection;
    }

    @Override
    public String traceId() {
        return "trace-1";
    }

    @Override
    public String traceParent() {
        return "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    }

    @Override
    public int hops() {
        return 1;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<ClientConnection> connection() {
        return connection;
    }

    @Override
    public Optional<RequestMedia> media() {
        return Optional.of(media);
    }

    /** Ends the request. */
    void end() {
        media.close();
    }

    @Override
    public void flush() {
        flushes.incrementAndGet();
    }

    @Override
    public void left() {
        left.countDown();
    }

    @Override
    public void abandoned() {
        abandoned.countDown();
    }

    @Override
    public void silent(long silentNanos) {
        silences.incrementAndGet();
    }
}
