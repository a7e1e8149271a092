package io.dvara.provider.ollama;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;

/** Gathers the parts of one message in Ollama's words. */
final class Turn {

    private final JsonProvider make;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder thoughts = new StringBuilder();
    private final JsonArrayBuilder images;
    private final JsonArrayBuilder calls;
    private final JsonObjectBuilder rest;
    private boolean empty = true;

    Turn(JsonProvider make) {
        this.make = make;
        this.images = make.createArrayBuilder();
        this.calls = make.createArrayBuilder();
        this.rest = make.createObjectBuilder();
    }

    boolean isEmpty() {
        return empty;
    }

    void text(String piece) {
        texts.add(piece);
        empty = false;
    }

    void thoughts(String piece) {
        thoughts.append(piece);
        empty = false;
    }

    void image(String base64) {
        images.add(base64);
        empty = false;
    }

    void call(String id, String name, JsonObject arguments) {
        JsonObjectBuilder call = make.createObjectBuilder();
        if (!id.isEmpty()) {
            call.add("id", id);
        }
        calls.add(call.add("type", "function")
                .add("function", make.createObjectBuilder().add("name", name).add("arguments", arguments)));
        empty = false;
    }

    void toolName(String name) {
        rest.add("tool_name", name);
    }

    void toolCallId(String id) {
        if (!id.isEmpty()) {
            rest.add("tool_call_id", id);
        }
    }

    JsonObject write(String role) {
        JsonObjectBuilder message = make.createObjectBuilder().add("role", role).add("content", text());
        if (!thoughts.isEmpty()) {
            message.add("thinking", thoughts.toString());
        }
        addUnlessEmpty("images", images.build(), message);
        addUnlessEmpty("tool_calls", calls.build(), message);
        return message.addAll(rest).build();
    }

    /** A single text, which may be long, is not copied. */
    private String text() {
        return texts.size() == 1 ? texts.getFirst() : String.join("\n", texts);
    }

    private static void addUnlessEmpty(String name, JsonArray values, JsonObjectBuilder message) {
        if (!values.isEmpty()) {
            message.add(name, values);
        }
    }
}
