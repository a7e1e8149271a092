package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.http.HttpAnswer;
import io.dvara.provider.kit.ChunkSource;
import io.dvara.provider.kit.SseReader;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Decodes a stream of events up to its end mark; anything else is none, a whole answer included. */
final class StreamDecoder implements ChunkSource {

    private static final String END_MARK = "[DONE]";

    private final Upstream upstream;
    private final AnswerReader answers;
    private final SseReader events;
    private boolean begun;
    private boolean ended;

    StreamDecoder(Upstream upstream, AnswerReader answers, HttpAnswer answer) {
        this.upstream = upstream;
        this.answers = answers;
        this.events = new SseReader(answer.body());
    }

    @Override
    public Optional<ChatChunk> next() {
        if (!begun) {
            begun = true;
            if (isNoStream()) {
                WholeDecoder.read(upstream, answers, events.rest());
                throw upstream.errors().malformed("answered at once where a stream was asked for");
            }
        }
        while (!ended && events.next() && !events.isData(END_MARK)) {
            Optional<ChatChunk> chunk = answers.chunk(event());
            if (chunk.isPresent()) {
                return chunk;
            }
        }
        ended = true;
        return answers.rest();
    }

    private boolean isNoStream() {
        int first = events.peek();
        return first == -1 || first == '{' || first == '[' || first == '<';
    }

    private JsonObject event() {
        try {
            if (!(events.json(upstream.json()) instanceof JsonObject object)) {
                throw upstream.errors().malformed("sent an event that is not a JSON object");
            }
            if (Upstream.tellsOfError(object) || events.name().equals("error")) {
                throw upstream.errors().within(object);
            }
            return object;
        } catch (JsonException e) {
            throw upstream.errors().malformed("sent an event that is not JSON", e);
        }
    }
}
