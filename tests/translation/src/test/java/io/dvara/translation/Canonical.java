package io.dvara.translation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.TreeMap;

/** JSON whose members stand in the order of their names, so that equal values have equal texts. */
final class Canonical {

    private Canonical() {}

    static String text(JsonValue value) {
        return sorted(value).toString();
    }

    private static JsonValue sorted(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonObjectBuilder builder = Json.createObjectBuilder();
                new TreeMap<>(object).forEach((name, member) -> builder.add(name, sorted(member)));
                yield builder.build();
            }
            case JsonArray array -> {
                JsonArrayBuilder builder = Json.createArrayBuilder();
                array.forEach(element -> builder.add(sorted(element)));
                yield builder.build();
            }
            default -> value;
        };
    }
}
