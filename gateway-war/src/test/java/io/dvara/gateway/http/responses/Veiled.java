package io.dvara.gateway.http.responses;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;

/** What a client that wishes to see no thoughts may see of an answer. */
final class Veiled {

    static final Set<String> TYPES = Set.of(
            "response.reasoning_summary_part.added",
            "response.reasoning_summary_part.done",
            "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.done",
            "response.reasoning_text.delta",
            "response.reasoning_text.done");

    private Veiled() {}

    static String type(JsonObject event) {
        return event.getString("type");
    }

    static boolean stays(JsonObject event) {
        boolean part = event.get("part") instanceof JsonObject it
                && it.getString("type", "").equals("reasoning_text");
        return !part && !TYPES.contains(type(event));
    }

    /** Returns the pieces of thoughts that events tell. */
    static List<String> thoughts(List<JsonObject> events) {
        return events.stream()
                .filter(it -> type(it).startsWith("response.reasoning_") && type(it).endsWith("_text.done"))
                .map(it -> it.getString("text"))
                .filter(it -> !it.isBlank())
                .toList();
    }

    /** Returns what later turns need of the items. */
    static List<String> kept(JsonObject response) {
        JsonArray output = response.getJsonArray("output");
        return output.getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("id", "")
                        + (item.get("encrypted_content") instanceof JsonString text ? text.getString() : ""))
                .toList();
    }
}
