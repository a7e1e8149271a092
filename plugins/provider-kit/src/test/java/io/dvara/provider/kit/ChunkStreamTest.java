package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.http.HttpHeaders;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {

    private final AtomicInteger pulls = new AtomicInteger();
    private final FakeAnswer answer = new FakeAnswer(200, HttpHeaders.NONE, "");

    @Test
    void pullsNothingBeforeItIsAsked() {
        Stream<ChatChunk> stream = stream(3);
        assertThat(pulls).hasValue(0);
        Iterator<ChatChunk> chunks = stream.iterator();
        chunks.next();
        assertThat(pulls).hasValue(1);
    }

    @Test
    void doesNotPullAgainAfterTheEnd() {
        Iterator<ChatChunk> chunks = stream(1).iterator();
        chunks.next();
        assertThat(chunks.hasNext()).isFalse();
        assertThat(chunks.hasNext()).isFalse();
        assertThat(pulls).hasValue(2);
    }

    @Test
    void closesTheAnswerInTheMiddle() {
        try (Stream<ChatChunk> stream = stream(3)) {
            stream.iterator().next();
            assertThat(answer.isClosed()).isFalse();
        }
        assertThat(answer.isClosed()).isTrue();
    }

    @Test
    void isSequential() {
        assertThat(stream(1).isParallel()).isFalse();
        assertThat(stream(1).spliterator().trySplit()).isNull();
    }

    private Stream<ChatChunk> stream(int count) {
        ChatChunk chunk = ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, "a")));
        return ChunkStream.of(answer, () -> pulls.incrementAndGet() > count ? Optional.empty() : Optional.of(chunk));
    }
}
