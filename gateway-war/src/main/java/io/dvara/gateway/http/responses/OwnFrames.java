package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatChunk;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Writes a stream of a vendor that speaks the dialect: each of its events. */
final class OwnFrames implements Frames {

    private final JacksonCodec codec;
    private final OwnWords words;
    private Optional<Events> events = Optional.empty();

    OwnFrames(JacksonCodec codec, OwnWords words) {
        this.codec = codec;
        this.words = words;
    }

    @Override
    public void write(ChatChunk chunk, ByteArrayOutputStream out) throws IOException {
        if (chunk.extra().containsKey("type")) {
            Optional<JsonObject> event = words.event(chunk.extra(), chunk.choices());
            if (event.isPresent()) {
                events(out, event.get().getInt("sequence_number", 0)).event(event.get());
            }
        } else if (chunk.extra().containsKey("output")) {
            whole(chunk, out);
        }
    }

    @Override
    public void end(ByteArrayOutputStream out) throws IOException {
        events(out).close();
    }

    @Override
    public ErrorForm errors(ErrorForm usual) {
        return new StreamErrors(() -> events.map(Events::next).orElse(0));
    }

    /** The vendor answered at once, though a stream was asked for. */
    private void whole(ChatChunk chunk, ByteArrayOutputStream out) throws IOException {
        JsonObject answer = words.answer(
                chunk.extra(),
                chunk.choices().stream()
                        .flatMap(choice -> choice.deltas().stream())
                        .toList());
        JsonObjectBuilder begun = Json.createObjectBuilder(answer)
                .add("status", "in_progress")
                .add("output", JsonValue.EMPTY_JSON_ARRAY)
                .remove("usage");
        JsonObject before = begun.build();
        tell("response.created", before, out);
        tell("response.in_progress", before, out);
        JsonArray items = answer.getJsonArray("output");
        for (int i = 0; i < items.size(); i++) {
            item("response.output_item.added", i, items.get(i), out);
            item("response.output_item.done", i, items.get(i), out);
        }
        tell("response." + answer.getString("status", "completed"), answer, out);
    }

    private void tell(String type, JsonObject response, ByteArrayOutputStream out) throws IOException {
        events(out).event(type, (answer, _) -> answer.value("response", response));
    }

    private void item(String type, int index, JsonValue item, ByteArrayOutputStream out) throws IOException {
        events(out).event(type, (answer, json) -> {
            json.writeNumberField("output_index", index);
            answer.value("item", item);
        });
    }

    private Events events(ByteArrayOutputStream out) throws IOException {
        return events(out, 0);
    }

    /** A stream that is taken up again goes on with the number that it had come to. */
    private Events events(ByteArrayOutputStream out, int first) throws IOException {
        if (events.isEmpty()) {
            events = Optional.of(Events.to(out, codec, first));
        }
        return events.get();
    }
}
