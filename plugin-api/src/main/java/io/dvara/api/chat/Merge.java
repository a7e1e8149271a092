package io.dvara.api.chat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/** Joins JSON values that chunks carry. */
final class Merge {

    private Merge() {}

    /** Returns the members of both; those of the second replace those of the first. */
    static JsonObject members(JsonObject first, JsonObject second) {
        if (second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return second;
        }
        return Json.createObjectBuilder(first)
                .addAll(Json.createObjectBuilder(second))
                .build();
    }

    /** Returns the members of both, those of inner objects too; texts of these names are run together there. */
    static JsonObject grown(JsonObject first, JsonObject second, Set<String> growing) {
        JsonObject merged = members(first, second);
        for (Map.Entry<String, JsonValue> member : second.entrySet()) {
            if (first.get(member.getKey()) instanceof JsonObject begun
                    && member.getValue() instanceof JsonObject more) {
                merged = with(merged, member.getKey(), texts(begun, more, growing));
            }
        }
        return merged;
    }

    private static JsonObject texts(JsonObject first, JsonObject second, Set<String> growing) {
        JsonObject merged = members(first, second);
        for (String name : growing) {
            if (first.get(name) instanceof JsonString begun && second.get(name) instanceof JsonString more) {
                merged = with(merged, name, Json.createValue(begun.getString() + more.getString()));
            }
        }
        return merged;
    }

    static JsonObject with(JsonObject object, String name, JsonValue value) {
        return Json.createObjectBuilder(object).add(name, value).build();
    }

    static JsonArray appended(JsonArray first, JsonArray second) {
        return Json.createArrayBuilder(first)
                .addAll(Json.createArrayBuilder(second))
                .build();
    }
}
