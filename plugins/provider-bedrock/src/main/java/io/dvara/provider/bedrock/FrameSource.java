package io.dvara.provider.bedrock;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.ChunkSource;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Pulls the frames of a streamed answer.
 *
 * <p>An upstream that answers whole though a stream was asked for is understood as well.
 */
final class FrameSource implements ChunkSource {

    private static final System.Logger LOG = System.getLogger(FrameSource.class.getName());

    private final FrameReader frames;
    private final EventDecoder decoder;
    private final Upstream upstream;
    private final Deque<ChatChunk> whole = new ArrayDeque<>();
    private boolean begun;

    FrameSource(HttpAnswer answer, EventDecoder decoder, Upstream upstream) {
        this.frames = new FrameReader(answer.body());
        this.decoder = decoder;
        this.upstream = upstream;
    }

    @Override
    public Optional<ChatChunk> next() {
        if (!begun) {
            begun = true;
            if (frames.peek() == '{') {
                whole.addAll(decoder.whole(upstream.object(frames.rest())));
            }
        }
        return whole.isEmpty() ? nextEvent() : Optional.of(whole.pop());
    }

    private Optional<ChatChunk> nextEvent() {
        while (!decoder.isStopped()) {
            Optional<FrameReader.Frame> frame = frames.next();
            if (frame.isEmpty()) {
                break;
            }
            Optional<ChatChunk> chunk = decoded(frame.get());
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

    private Optional<ChatChunk> decoded(FrameReader.Frame frame) {
        return switch (frame.header(":message-type").orElse("")) {
            case "event" -> decoder.decode(frame.header(":event-type").orElse(""), object(frame));
            case "exception" ->
                throw failure(frame, frame.header(":exception-type").orElse(""), told(frame));
            case "error" ->
                throw failure(
                        frame,
                        frame.header(":error-code").orElse(""),
                        frame.header(":error-message").orElse(""));
            default -> throw upstream.errors().malformed("sent a frame that is neither an event nor an error");
        };
    }

    private ProviderException failure(FrameReader.Frame frame, String type, String message) {
        return upstream.errors()
                .within(upstream.json()
                        .make()
                        .createObjectBuilder()
                        .add("type", type)
                        .add("message", message)
                        .build());
    }

    /** An exception without words still has its type. */
    private String told(FrameReader.Frame frame) {
        return frame.payload().length == 0 ? "" : object(frame).getString("message", "");
    }

    private JsonObject object(FrameReader.Frame frame) {
        byte[] payload = frame.payload();
        try {
            if (upstream.json().read(payload, 0, payload.length) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException e) {
            throw upstream.errors().malformed("sent an event that is not JSON", e);
        }
        throw upstream.errors().malformed("sent an event that is not a JSON object");
    }

    /** Reads the end of the stream, so that the connection can serve again; a whole answer stays one whatever comes. */
    private void drain() {
        try {
            while (frames.next().isPresent()) {
                LOG.log(System.Logger.Level.DEBUG, "a frame came after the end of an answer");
            }
        } catch (ProviderException e) {
            LOG.log(System.Logger.Level.DEBUG, "the connection broke after the end of an answer", e);
        }
    }
}
