package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Delta;
import io.dvara.gateway.http.dialect.Surrogates;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts of one answer as the canonical form has them, to stand in what the vendor says of it.
 *
 * <p>Whatever a stage changes in the canonical form is thus changed wherever the vendor repeats it. For one thread.
 */
final class Texts {

    private final Map<Spot, StringBuilder> told = new HashMap<>();
    private final Map<Kind, Deque<String>> fresh = new HashMap<>();

    /** What a text is. */
    enum Kind {
        /** Text. */
        TEXT,
        /** A refusal. */
        REFUSAL,
        /** Thoughts or their summary. */
        THOUGHT,
        /** What a tool is called with. */
        CALL
    }

    /**
     * Where a text stands.
     *
     * @param item the index of its item
     * @param list the member of the item that holds it
     * @param index in that member
     */
    record Spot(int item, String list, int index) {}

    /** Adds a piece to a text and returns it as it can be written. */
    String add(Spot spot, String piece) {
        told.computeIfAbsent(spot, _ -> new StringBuilder()).append(piece);
        return Surrogates.replaced(piece);
    }

    /** Takes texts that are for the spots, in their order, of which nothing was told before. */
    void bring(Iterable<Delta> deltas) {
        fresh.clear();
        for (Delta delta : deltas) {
            switch (delta) {
                case Delta.Text it -> bring(Kind.TEXT, it.text());
                case Delta.Refusal it -> bring(Kind.REFUSAL, it.text());
                case Delta.Reasoning it -> bring(Kind.THOUGHT, it.text());
                case Delta.ToolCall it -> bring(Kind.CALL, it.arguments());
                case Delta.Opaque _ -> {}
            }
        }
    }

    /** Returns the text of a spot. */
    String text(Kind kind, Spot spot) {
        StringBuilder known = told.computeIfAbsent(spot, _ -> {
            Deque<String> waiting = fresh.getOrDefault(kind, new ArrayDeque<>());
            return new StringBuilder(waiting.isEmpty() ? "" : waiting.pop());
        });
        return Surrogates.replaced(known.toString());
    }

    /** Returns the output of an answer with its texts. */
    JsonArray output(JsonArray items) {
        JsonArrayBuilder filled = Json.createArrayBuilder();
        for (int i = 0; i < items.size(); i++) {
            filled.add(items.get(i) instanceof JsonObject item ? item(item, i) : items.get(i));
        }
        return filled.build();
    }

    /** Returns an item with its texts. */
    JsonObject item(JsonObject item, int index) {
        return switch (item.getString("type", "")) {
            case "message" -> parts(item, index, "content");
            case "reasoning" -> parts(parts(item, index, "summary"), index, "content");
            case "function_call" -> with(item, "arguments", text(Kind.CALL, new Spot(index, "arguments", 0)));
            case "custom_tool_call" -> with(item, "input", text(Kind.CALL, new Spot(index, "input", 0)));
            default -> item;
        };
    }

    /** Returns a part with its text. */
    JsonObject part(JsonObject part, Spot spot) {
        return switch (part.getString("type", "")) {
            case "output_text" -> with(part, "text", text(Kind.TEXT, spot));
            case "refusal" -> with(part, "refusal", text(Kind.REFUSAL, spot));
            case "summary_text", "reasoning_text" -> with(part, "text", text(Kind.THOUGHT, spot));
            default -> part;
        };
    }

    /** Returns an object with another text. */
    static JsonObject with(JsonObject object, String member, String text) {
        return with(object, member, Json.createValue(text));
    }

    static JsonObject with(JsonObject object, String member, JsonValue value) {
        if (value.equals(object.get(member))) {
            return object;
        }
        JsonObjectBuilder changed = Json.createObjectBuilder(object);
        return changed.add(member, value).build();
    }

    private void bring(Kind kind, String text) {
        fresh.computeIfAbsent(kind, _ -> new ArrayDeque<>()).add(text);
    }

    private JsonObject parts(JsonObject item, int index, String list) {
        if (!(item.get(list) instanceof JsonArray parts) || parts.isEmpty()) {
            return item;
        }
        JsonArrayBuilder filled = Json.createArrayBuilder();
        for (int i = 0; i < parts.size(); i++) {
            filled.add(parts.get(i) instanceof JsonObject part ? part(part, new Spot(index, list, i)) : parts.get(i));
        }
        return with(item, list, filled.build());
    }
}
