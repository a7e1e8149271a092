package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Reads the JSON of one answer; remembers what it has read, so that there is one for each answer. */
interface AnswerReader {

    /** Reads a chunk of a stream; nothing when there is nothing in it to pass on yet. */
    Optional<ChatChunk> chunk(JsonObject chunk);

    /** Returns what was kept back, once the stream has ended well. */
    Optional<ChatChunk> rest();

    /** Reads a whole answer. */
    ChatChunk whole(JsonObject answer);
}
