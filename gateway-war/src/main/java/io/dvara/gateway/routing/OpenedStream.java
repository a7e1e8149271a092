package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.refusal.Refusal;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A provider's stream that has reached its first content, or its end.
 *
 * <p>What came before is kept and comes first. A stream that ends before each of its answers has a
 * finish reason did not end: it broke.
 */
final class OpenedStream implements Iterator<ChatChunk>, AutoCloseable {

    private final TrackedAttempt attempt;
    private final Stream<ChatChunk> source;
    private final Iterator<ChatChunk> chunks;
    private final Delivery delivery;
    private final Queue<ChatChunk> held = new ArrayDeque<>();
    private final BitSet begun = new BitSet();
    private final BitSet finished = new BitSet();

    private OpenedStream(TrackedAttempt attempt, Stream<ChatChunk> source, Delivery delivery) {
        this.attempt = attempt;
        this.source = source;
        this.chunks = attempt.guarded(source::iterator);
        this.delivery = delivery;
    }

    /**
     * Pulls a stream to its first content.
     *
     * @throws ProviderException when it fails before; the stream is closed then
     */
    static OpenedStream toFirstContent(TrackedAttempt attempt, Stream<ChatChunk> source, Delivery delivery) {
        OpenedStream opened = null;
        try {
            opened = new OpenedStream(attempt, source, delivery);
            opened.holdBack();
            return opened;
        } catch (ProviderException | Refusal e) {
            attempt.guarded(() -> {
                source.close();
                return true;
            });
            throw e;
        }
    }

    private void holdBack() {
        boolean content = false;
        while (!content && more()) {
            ChatChunk chunk = pull();
            content = chunk.hasContent();
            held.add(chunk);
        }
    }

    @Override
    public boolean hasNext() {
        return !held.isEmpty() || told(this::more);
    }

    @Override
    public ChatChunk next() {
        ChatChunk chunk = held.poll();
        return chunk == null ? told(this::pull) : chunk;
    }

    /** What fails after the first content goes to the caller, and is told of the target. */
    private <T> T told(Supplier<T> step) {
        try {
            return step.get();
        } catch (ProviderException e) {
            attempt.failed(e);
            throw e;
        }
    }

    Stream<ChatChunk> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    @Override
    public void close() {
        try {
            attempt.guarded(() -> {
                source.close();
                return true;
            });
        } finally {
            attempt.close();
        }
    }

    private boolean more() {
        boolean more = attempt.guarded(chunks::hasNext);
        if (!more && begun.isEmpty()) {
            throw new ProviderException(Fault.MALFORMED, "the answer is empty");
        }
        if (!more && delivery == Delivery.STREAMED && !finished.equals(begun)) {
            throw new ProviderException(Fault.BROKEN, "the stream ended without a finish reason");
        }
        if (!more) {
            attempt.completed();
        }
        return more;
    }

    private ChatChunk pull() {
        ChatChunk chunk = attempt.guarded(chunks::next);
        chunk.usage().ifPresent(attempt::used);
        for (var choice : chunk.choices()) {
            begun.set(choice.index());
            if (choice.finish().isPresent()) {
                finished.set(choice.index());
            }
        }
        return chunk;
    }
}
