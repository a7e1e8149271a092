package io.dvara.gateway.http.responses;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * Leaves the text of thoughts out of the words of the dialect, for clients that wish to see none.
 *
 * <p>Their items stay, with the ids and the encrypted content that a later turn needs.
 */
final class Veil {

    private static final String REASONING = "reasoning";

    private Veil() {}

    /** Returns whether an event tells of nothing but the text of thoughts. */
    static boolean covers(JsonObject event) {
        return event.getString("type").startsWith("response.reasoning_")
                || event.get("part") instanceof JsonObject part
                        && part.getString("type", "").startsWith(REASONING);
    }

    /** Returns an item without the text of thoughts. */
    static JsonObject item(JsonObject item) {
        if (!item.getString("type", "").equals(REASONING)) {
            return item;
        }
        JsonObjectBuilder covered = Json.createObjectBuilder(item).add("summary", JsonValue.EMPTY_JSON_ARRAY);
        return covered.remove("content").build();
    }

    /** Returns an object with a list of items, all without the text of thoughts. */
    static JsonObject items(JsonObject object, String list) {
        if (!(object.get(list) instanceof JsonArray items)) {
            return object;
        }
        JsonArrayBuilder covered = Json.createArrayBuilder();
        items.forEach(item -> covered.add(item instanceof JsonObject it ? item(it) : item));
        return Texts.with(object, list, covered.build());
    }
}
