package io.dvara.provider.ollama;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.ChunkSource;
import io.dvara.provider.kit.NdjsonReader;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.Optional;

/** Pulls the lines of a streamed answer, of which the last one says that it is done. */
final class LineSource implements ChunkSource {

    private final NdjsonReader lines;
    private final AnswerDecoder decoder;
    private final Upstream upstream;

    LineSource(InputStream body, AnswerDecoder decoder, Upstream upstream) {
        this.lines = new NdjsonReader(body);
        this.decoder = decoder;
        this.upstream = upstream;
    }

    @Override
    public Optional<ChatChunk> next() {
        while (!decoder.isDone()) {
            ChatChunk chunk = decoder.decode(line());
            if (saysSomething(chunk)) {
                return Optional.of(chunk);
            }
        }
        return Optional.empty();
    }

    private JsonObject line() {
        if (!lines.next()) {
            throw new ProviderException(Fault.BROKEN, "the answer ended before Ollama said that it was done");
        }
        if (!(json() instanceof JsonObject line)) {
            throw upstream.errors().malformed("sent a line that is not a JSON object");
        }
        if (Upstream.tellsOfError(line)) {
            throw upstream.errors().within(line);
        }
        return line;
    }

    private JsonValue json() {
        try {
            return lines.json(upstream.json());
        } catch (JsonException e) {
            throw upstream.errors().malformed("sent a line that is not JSON or breaks off", e);
        }
    }

    private static boolean saysSomething(ChatChunk chunk) {
        return chunk.head().isPresent()
                || !chunk.choices().isEmpty()
                || chunk.usage().isPresent()
                || !chunk.extra().isEmpty();
    }
}
