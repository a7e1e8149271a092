package io.dvara.provider.kit.compatible;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Set;

/** Which schemas an answer can be held to exactly: all members are required and no others are allowed. */
final class StrictSchemas {

    private StrictSchemas() {}

    /** Returns whether this is one, with all that it holds. */
    static boolean fits(JsonValue schema) {
        return switch (schema) {
            case JsonObject object ->
                isClosed(object) && object.values().stream().allMatch(StrictSchemas::fits);
            case JsonArray array -> array.stream().allMatch(StrictSchemas::fits);
            default -> true;
        };
    }

    private static boolean isClosed(JsonObject object) {
        boolean isOfObjects = object.get("type") instanceof JsonString type
                && type.getString().equals("object");
        if (!isOfObjects) {
            return true;
        }
        return object.get("additionalProperties") == JsonValue.FALSE
                && required(object).containsAll(members(object));
    }

    private static Set<String> members(JsonObject object) {
        return object.get("properties") instanceof JsonObject members ? members.keySet() : Set.of();
    }

    private static Set<String> required(JsonObject object) {
        Set<String> names = new HashSet<>();
        if (object.get("required") instanceof JsonArray array) {
            array.forEach(name -> {
                if (name instanceof JsonString text) {
                    names.add(text.getString());
                }
            });
        }
        return names;
    }
}
