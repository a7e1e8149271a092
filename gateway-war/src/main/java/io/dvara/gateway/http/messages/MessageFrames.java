package io.dvara.gateway.http.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a streamed answer: the message's start, its content, what is known at its end, its stop. */
final class MessageFrames implements Frames {

    /** Stands beside what the end of a message changes; everything else is part of it. */
    private static final String BESIDE = "context_management";

    private static final Set<String> NOT_BESIDE = Set.of(BESIDE);
    private static final ChatChunk.Head UNKNOWN =
            new ChatChunk.Head(Optional.empty(), Optional.empty(), Optional.empty());

    private final JacksonCodec codec;
    private final MessageStyle style;
    private ChatChunk.Head head = UNKNOWN;
    private Usage usage = Usage.UNKNOWN;
    private Optional<Finish> finish = Optional.empty();
    private JsonObject atTheStart = JsonValue.EMPTY_JSON_OBJECT;
    private JsonObject atTheEnd = JsonValue.EMPTY_JSON_OBJECT;
    private JsonObject afterIt = JsonValue.EMPTY_JSON_OBJECT;
    private Optional<Begun> begun = Optional.empty();

    private record Begun(Events events, ContentEvents content) {}

    MessageFrames(JacksonCodec codec, MessageStyle style) {
        this.codec = codec;
        this.style = style;
    }

    @Override
    public void write(ChatChunk chunk, ByteArrayOutputStream out) throws IOException {
        if (head == UNKNOWN) {
            head = chunk.head().orElse(UNKNOWN);
        }
        usage = chunk.usage().orElse(usage);
        List<ChoiceDelta> ours =
                chunk.choices().stream().filter(it -> it.index() == 0).toList();
        keep(chunk.extra(), ours.stream().anyMatch(it -> it.finish().isPresent()));
        for (ChoiceDelta choice : ours) {
            write(choice, out);
        }
    }

    @Override
    public void end(ByteArrayOutputStream out) throws IOException {
        Begun stream = begin(out);
        stream.content().end();
        stream.events().event("message_delta", this::messageDelta);
        stream.events().event("message_stop", (answer, _) -> answer.rest(afterIt, Set.of()));
        stream.events().close();
    }

    private void write(ChoiceDelta choice, ByteArrayOutputStream out) throws IOException {
        for (Delta piece : choice.deltas()) {
            begin(out).content().add(piece);
        }
        finish = finish.or(choice::finish);
    }

    private Begun begin(ByteArrayOutputStream out) throws IOException {
        if (begun.isEmpty()) {
            Events events = new Events(codec, style, out);
            begun = Optional.of(new Begun(events, new ContentEvents(events, style, codec)));
            events.event("message_start", this::messageStart);
        }
        return begun.get();
    }

    private void messageStart(MessageJson answer, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("message");
        answer.head(head);
        json.writeArrayFieldStart("content");
        json.writeEndArray();
        json.writeNullField("stop_reason");
        json.writeNullField("stop_sequence");
        answer.rest(atTheStart, MessageWriter.MESSAGE);
        answer.usage(usage);
        json.writeEndObject();
    }

    private void messageDelta(MessageJson answer, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("delta");
        answer.end(finish, begun.orElseThrow().content().held());
        answer.rest(atTheEnd, NOT_BESIDE);
        json.writeEndObject();
        answer.finalUsage(usage);
        if (atTheEnd.containsKey(BESIDE)) {
            answer.rest(
                    Json.createObjectBuilder().add(BESIDE, atTheEnd.get(BESIDE)).build(), Set.of());
        }
    }

    private void keep(JsonObject extra, boolean ends) {
        if (extra.isEmpty()) {
            return;
        }
        if (finish.isPresent()) {
            afterIt = merged(afterIt, extra);
        } else if (begun.isEmpty() && !ends) {
            atTheStart = merged(atTheStart, extra);
        } else {
            atTheEnd = merged(atTheEnd, extra);
        }
    }

    private static JsonObject merged(JsonObject first, JsonObject second) {
        return first.isEmpty()
                ? second
                : Json.createObjectBuilder(first)
                        .addAll(Json.createObjectBuilder(second))
                        .build();
    }
}
