package io.dvara.testkit.provider;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A body that is pulled piece by piece and whose silence has a limit. */
final class IncomingBody extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {

    private sealed interface Signal {
        record Bytes(List<ByteBuffer> buffers) implements Signal {}

        record Broken(Throwable why) implements Signal {}

        record End() implements Signal {}
    }

    private final Supplier<Duration> patience;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private volatile Optional<Flow.Subscription> subscription = Optional.empty();
    private boolean ended;

    IncomingBody(Supplier<Duration> patience) {
        this.patience = patience;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = Optional.of(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Signal.Bytes(buffers));
    }

    @Override
    public void onError(Throwable why) {
        signals.add(new Signal.Broken(why));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : unread.getFirst().get() & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        ByteBuffer next = unread.getFirst();
        int count = Math.min(length, next.remaining());
        next.get(target, from, count);
        return count;
    }

    @Override
    public int available() {
        return unread.stream().mapToInt(ByteBuffer::remaining).sum();
    }

    @Override
    public void close() {
        subscription.ifPresent(Flow.Subscription::cancel);
    }

    /** Passes over what is left; returns whether the body ended in an orderly way within this time. */
    boolean endsWithin(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!ended) {
                Signal signal = signals.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (!(signal instanceof Signal.Bytes)) {
                    return signal instanceof Signal.End;
                }
                subscription.ifPresent(more -> more.request(1));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isAtEnd() {
        while (!ended) {
            while (!unread.isEmpty() && !unread.getFirst().hasRemaining()) {
                unread.removeFirst();
            }
            if (!unread.isEmpty()) {
                return false;
            }
            take();
        }
        return true;
    }

    private void take() {
        switch (next()) {
            case Signal.Bytes(List<ByteBuffer> buffers) -> {
                unread.addAll(buffers);
                subscription.ifPresent(more -> more.request(1));
            }
            case Signal.Broken broken -> {
                signals.add(broken);
                throw new ProviderException(Fault.BROKEN, "the answer broke off", broken.why());
            }
            case Signal.End() -> ended = true;
        }
    }

    private Signal next() {
        try {
            Signal signal = signals.poll(patience.get().toNanos(), TimeUnit.NANOSECONDS);
            if (signal == null) {
                close();
                throw new ProviderException(Fault.TIMED_OUT, "the answer fell silent");
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Fault.CANCELLED, "the call was interrupted", e);
        }
    }
}
