package io.dvara.provider.mock;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading and joining JSON schemas. */
final class Schemas {

    private static final Map<String, List<String>> TELLING = Map.of(
            "object", List.of("properties", "required", "additionalProperties", "minProperties"),
            "array", List.of("items", "prefixItems", "minItems", "maxItems"),
            "number", List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"));

    private Schemas() {}

    /** Returns the type that a schema names first, "null" last, or that its other words tell. */
    static String type(JsonObject schema) {
        JsonValue type = schema.getOrDefault("type", JsonValue.NULL);
        if (type instanceof JsonString name) {
            return name.getString();
        }
        if (type instanceof JsonArray names && !names.isEmpty()) {
            List<String> given = names.stream().map(Schemas::text).toList();
            return given.stream()
                    .filter(name -> !name.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        return TELLING.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(schema::containsKey))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("string");
    }

    /** Returns the schema that a reference within the root points at. */
    static Optional<JsonValue> resolve(JsonObject root, String reference) {
        if (!reference.startsWith("#")) {
            return Optional.empty();
        }
        JsonValue at = root;
        String path = URLDecoder.decode(reference.substring(1), StandardCharsets.UTF_8);
        for (String step : path.isEmpty() ? new String[0] : path.substring(1).split("/")) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (!(at instanceof JsonObject object) || !object.containsKey(name)) {
                return Optional.empty();
            }
            at = object.get(name);
        }
        return Optional.of(at);
    }

    /** Returns a schema that asks for both; properties and required names are united. */
    static JsonValue merge(JsonProvider make, JsonValue first, JsonObject second) {
        if (!(first instanceof JsonObject object) || second.isEmpty()) {
            return second.isEmpty() || first == JsonValue.FALSE ? first : second;
        }
        JsonObjectBuilder merged = make.createObjectBuilder(object);
        second.forEach((name, value) -> merged.add(name, joined(make, name, object.get(name), value)));
        return merged.build();
    }

    static JsonObject without(JsonProvider make, JsonObject schema, String name) {
        return make.createObjectBuilder(schema).remove(name).build();
    }

    /** Returns a number of a schema, when it is there. */
    static Optional<JsonNumber> number(JsonObject schema, String name) {
        return schema.get(name) instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    /** Returns a count of a schema, at most 10,000. */
    static int count(JsonObject schema, String name, int absent) {
        return number(schema, name)
                .map(number -> Math.clamp(number.longValue(), 0, 10_000))
                .orElse(absent);
    }

    static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private static JsonValue joined(JsonProvider make, String name, @Nullable JsonValue first, JsonValue second) {
        if (name.equals("properties") && first instanceof JsonObject some && second instanceof JsonObject more) {
            return make.createObjectBuilder(some)
                    .addAll(make.createObjectBuilder(more))
                    .build();
        }
        if (name.equals("required") && first instanceof JsonArray some && second instanceof JsonArray more) {
            return make.createArrayBuilder(some)
                    .addAll(make.createArrayBuilder(more))
                    .build();
        }
        return second;
    }
}
