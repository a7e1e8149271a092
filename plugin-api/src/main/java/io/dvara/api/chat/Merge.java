package io.dvara.api.chat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

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

    static JsonObject with(JsonObject object, String name, JsonValue value) {
        return Json.createObjectBuilder(object).add(name, value).build();
    }

    static JsonArray appended(JsonArray first, JsonArray second) {
        return Json.createArrayBuilder(first)
                .addAll(Json.createArrayBuilder(second))
                .build();
    }
}
