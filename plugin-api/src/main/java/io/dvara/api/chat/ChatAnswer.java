package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole answer: a stream, folded.
 *
 * @param head what the vendor says of it
 * @param choices the answers, by index
 * @param usage the last that was reported
 * @param extra members of the vendor's answer that have no place here
 */
@Stable
public record ChatAnswer(ChatChunk.Head head, List<Choice> choices, Optional<Usage> usage, JsonObject extra) {

    /**
     * One of the answers.
     *
     * @param index counts from 0
     * @param message what the assistant said
     * @param finish why it ended; absent when the stream broke off
     * @param logprobs in the words of the chat dialect
     * @param extra members of the vendor's choice that have no place here
     */
    @Stable
    public record Choice(
            int index, Message message, Optional<Finish> finish, Optional<JsonObject> logprobs, JsonObject extra) {}

    /** Copies the choices. */
    public ChatAnswer {
        choices = List.copyOf(choices);
    }

    /** Folds a stream to its end; does not close it. */
    public static ChatAnswer fold(Stream<ChatChunk> chunks) {
        AnswerFold fold = new AnswerFold();
        chunks.forEachOrdered(fold::add);
        return fold.answer();
    }
}
