package io.dvara.provider.kit;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.http.HttpAnswer;
import java.util.Optional;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns a source of chunks into the lazy, sequential stream that the gateway pulls and closes. */
public final class ChunkStream implements Spliterator<ChatChunk> {

    private final HttpAnswer answer;
    private final ChunkSource source;
    private boolean ended;

    private ChunkStream(HttpAnswer answer, ChunkSource source) {
        this.answer = answer;
        this.source = source;
    }

    /** Makes a stream whose closing closes the answer; at its end the connection is kept. */
    public static Stream<ChatChunk> of(HttpAnswer answer, ChunkSource source) {
        return StreamSupport.stream(new ChunkStream(answer, source), false).onClose(answer::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super ChatChunk> action) {
        if (ended) {
            return false;
        }
        Optional<ChatChunk> next = source.next();
        if (next.isEmpty()) {
            ended = true;
            answer.finish();
        }
        next.ifPresent(action);
        return !ended;
    }

    @Override
    @SuppressWarnings("NullAway")
    public Spliterator<ChatChunk> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
