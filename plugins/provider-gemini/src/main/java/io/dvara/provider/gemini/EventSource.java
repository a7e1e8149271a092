package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.ChunkSource;
import io.dvara.provider.kit.SseReader;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Pulls the pieces of a streamed answer.
 *
 * <p>An upstream that answers whole, or with an array of pieces, is understood as well.
 */
final class EventSource implements ChunkSource {

    private static final System.Logger LOG = System.getLogger(EventSource.class.getName());

    private final SseReader events;
    private final AnswerDecoder decoder;
    private final Upstream upstream;
    private final Deque<ChatChunk> ready = new ArrayDeque<>();
    private boolean begun;
    private boolean ended;

    EventSource(HttpAnswer answer, AnswerDecoder decoder, Upstream upstream) {
        this.events = new SseReader(answer.body());
        this.decoder = decoder;
        this.upstream = upstream;
    }

    @Override
    public Optional<ChatChunk> next() {
        if (!begun) {
            begun = true;
            begin();
        }
        if (ready.isEmpty() && !ended) {
            if (isNext()) {
                ready.add(decoder.decode(piece(json())));
            } else {
                ended = true;
                ready.add(decoder.end());
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    private void begin() {
        int first = events.peek();
        if (first == '{') {
            ended = true;
            ready.addAll(decoder.whole(upstream.object(events.rest())));
        } else if (first == '[') {
            ended = true;
            readArray(events.rest());
        }
    }

    /** A connection that breaks after the end of the answer takes nothing from it. */
    private boolean isNext() {
        try {
            return events.next();
        } catch (ProviderException failure) {
            if (failure.fault() == Fault.CANCELLED || !decoder.isComplete()) {
                throw failure;
            }
            LOG.log(System.Logger.Level.DEBUG, "the connection broke after the end of an answer", failure);
            return false;
        }
    }

    private void readArray(byte[] body) {
        JsonValue value;
        try {
            value = upstream.json().read(body, 0, body.length);
        } catch (JsonException e) {
            throw upstream.errors().malformed("answered with something that is not JSON or breaks off", e);
        }
        for (JsonValue piece : (JsonArray) value) {
            ready.add(decoder.decode(piece(piece)));
        }
        ready.add(decoder.end());
    }

    private JsonObject piece(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            throw upstream.errors().malformed("sent an event that is not a JSON object");
        }
        if (Upstream.tellsOfError(object)) {
            throw upstream.errors().within(object);
        }
        return object;
    }

    private JsonValue json() {
        try {
            return events.json(upstream.json());
        } catch (JsonException e) {
            throw upstream.errors().malformed("sent an event that is not JSON", e);
        }
    }
}
