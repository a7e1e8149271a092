package io.dvara.provider.kit;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Pulls the events of a streamed answer.
 *
 * <p>An upstream that answers whole though a stream was asked for is understood as well.
 */
public final class EventSource implements ChunkSource {

    private static final System.Logger LOG = System.getLogger(EventSource.class.getName());

    private final SseReader events;
    private final EventDecoding decoder;
    private final Upstream upstream;
    private final Deque<ChatChunk> whole = new ArrayDeque<>();
    private boolean begun;

    /** Makes a source over an open answer. */
    public EventSource(HttpAnswer answer, EventDecoding decoder, Upstream upstream) {
        this.events = new SseReader(answer.body());
        this.decoder = decoder;
        this.upstream = upstream;
    }

    @Override
    public Optional<ChatChunk> next() {
        if (!begun) {
            begun = true;
            if (events.peek() == '{') {
                whole.addAll(decoder.whole(upstream.object(events.rest())));
            }
        }
        return whole.isEmpty() ? nextEvent() : Optional.of(whole.pop());
    }

    private Optional<ChatChunk> nextEvent() {
        while (!decoder.isStopped() && events.next()) {
            Optional<ChatChunk> chunk = decoder.decode(event());
            if (chunk.isPresent()) {
                return chunk;
            }
        }
        decoder.end();
        if (decoder.isStopped()) {
            drain();
        }
        return Optional.empty();
    }

    /** Reads the end of the stream, so that the connection can serve again; a whole answer stays one whatever comes. */
    private void drain() {
        try {
            while (events.next()) {
                LOG.log(System.Logger.Level.DEBUG, "an event {0} came after the end of an answer", events.name());
            }
        } catch (ProviderException e) {
            LOG.log(System.Logger.Level.DEBUG, "the connection broke after the end of an answer", e);
        }
    }

    private JsonObject event() {
        JsonValue event = json();
        if (event instanceof JsonObject object) {
            return object;
        }
        throw upstream.errors().malformed("sent an event that is not a JSON object");
    }

    private JsonValue json() {
        try {
            return events.json(upstream.json());
        } catch (JsonException e) {
            throw upstream.errors().malformed("sent an event that is not JSON", e);
        }
    }
}
