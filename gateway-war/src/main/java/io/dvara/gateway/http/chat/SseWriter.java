package io.dvara.gateway.http.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a stream of chunks as events without names. */
final class SseWriter implements Frames {

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> CHUNK = Set.of("id", "object", "created", "model", "choices", "usage");

    private final JacksonCodec codec;
    private final AnswerStyle style;
    private final ChoiceFrames frames;
    private final Map<Integer, ChoiceState> choices = new HashMap<>();

    private ChatChunk.Head head = new ChatChunk.Head(Optional.empty(), Optional.empty(), Optional.empty());
    private Optional<Usage> usage = Optional.empty();
    private final Set<String> told = new HashSet<>();
    private JsonObject carried = JsonValue.EMPTY_JSON_OBJECT;
    private Optional<ChatJson> open = Optional.empty();
    private boolean begun;

    SseWriter(JacksonCodec codec, AnswerStyle style, ChoiceFrames frames) {
        this.codec = codec;
        this.style = style;
        this.frames = frames;
    }

    @Override
    public void write(ChatChunk chunk, ByteArrayOutputStream out) throws IOException {
        if (!begun) {
            chunk.head().ifPresent(this::learn);
        }
        usage = chunk.usage().or(() -> usage);
        carry(chunk.extra());
        List<ChoiceDelta> spoken = chunk.choices().stream()
                .filter(it -> frames.speaks(it, state(it.index()), style))
                .toList();
        if (!spoken.isEmpty()) {
            frame(spoken, out);
        }
    }

    @Override
    public void end(ByteArrayOutputStream out) throws IOException {
        if (style.showsUsage() && usage.isPresent()) {
            frame(List.of(), out);
        } else if (begun && !told.containsAll(carried.keySet())) {
            frame(List.of(ChoiceDelta.of(0)), out);
        }
        if (open.isPresent()) {
            open.get().close();
        }
        out.writeBytes(DONE);
    }

    private void frame(List<ChoiceDelta> spoken, ByteArrayOutputStream out) throws IOException {
        begun = true;
        out.writeBytes(DATA);
        ChatJson answer = answer(out);
        JsonGenerator json = answer.json();
        json.writeStartObject();
        answer.head(head, style, frames.kind());
        json.writeArrayFieldStart("choices");
        for (ChoiceDelta choice : spoken) {
            frames.write(choice, state(choice.index()), style, answer);
        }
        json.writeEndArray();
        if (spoken.isEmpty()) {
            answer.usage(usage.orElseThrow());
        } else if (style.showsUsage()) {
            json.writeNullField("usage");
        }
        answer.members(carried, CHUNK);
        told.addAll(carried.keySet());
        json.writeEndObject();
        json.flush();
        carried = JsonValue.EMPTY_JSON_OBJECT;
        out.writeBytes(END);
    }

    /** One generator writes all frames of a stream, one after the other. */
    private ChatJson answer(ByteArrayOutputStream out) throws IOException {
        if (open.isEmpty()) {
            open = Optional.of(new ChatJson(codec, out));
        }
        return open.get();
    }

    private ChoiceState state(int index) {
        return choices.computeIfAbsent(index, _ -> new ChoiceState());
    }

    /** What the vendor said of the answer before its first frame holds for all frames. */
    private void learn(ChatChunk.Head more) {
        head = new ChatChunk.Head(
                head.id().or(more::id),
                head.model().or(more::model),
                head.created().or(more::created));
    }

    /** A chunk without choices is no event of its own; its members go with the next one, or with an empty one. */
    private void carry(JsonObject extra) {
        if (carried.isEmpty()) {
            carried = extra;
        } else if (!extra.isEmpty()) {
            carried = Json.createObjectBuilder(carried)
                    .addAll(Json.createObjectBuilder(extra))
                    .build();
        }
    }
}
