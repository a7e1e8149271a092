package io.dvara.testkit.schema;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes values that a schema often accepts.
 *
 * <p>Objects have no properties beside those that the schema speaks of.
 */
final class RandomValues {

    private static final List<String> TEXTS =
            List.of("", "a", "ab", "b", "x", "y", "only", "AB", "abcdef", "2024-01-02");
    private static final int DEEPEST = 12;

    private final RandomGenerator random;
    private final JsonObject root;

    RandomValues(RandomGenerator random, JsonObject root) {
        this.random = random;
        this.root = root;
    }

    JsonValue next() {
        return of(root, 0);
    }

    private JsonValue of(JsonValue value, int depth) {
        if (!(value instanceof JsonObject schema) || depth > DEEPEST) {
            return text();
        }
        if (schema.get("$ref") instanceof JsonString reference) {
            return of(named(reference.getString()), depth + 1);
        }
        if (schema.containsKey("const")) {
            return schema.get("const");
        }
        for (String word : List.of("enum", "anyOf", "oneOf")) {
            if (schema.get(word) instanceof JsonArray choices && !choices.isEmpty()) {
                JsonValue choice = choices.get(random.nextInt(choices.size()));
                return word.equals("enum") ? choice : of(choice, depth + 1);
            }
        }
        return schema.get("allOf") instanceof JsonArray parts ? all(parts, depth) : typed(schema, depth);
    }

    private JsonValue named(String reference) {
        JsonObject definitions = root.getJsonObject("$defs");
        return definitions.getOrDefault(
                reference.substring(reference.lastIndexOf('/') + 1), JsonValue.EMPTY_JSON_OBJECT);
    }

    private JsonValue all(JsonArray parts, int depth) {
        JsonObjectBuilder joined = Json.createObjectBuilder();
        for (JsonValue part : parts) {
            if (of(part, depth + 1) instanceof JsonObject object) {
                object.forEach(joined::add);
            }
        }
        return joined.build();
    }

    private JsonValue typed(JsonObject schema, int depth) {
        JsonValue type = schema.getOrDefault("type", Json.createValue("object"));
        if (type instanceof JsonArray types) {
            type = types.get(random.nextInt(types.size()));
        }
        return switch (((JsonString) type).getString()) {
            case "string" -> text();
            case "integer" -> Json.createValue(random.nextInt(14) - 2);
            case "number" -> Json.createValue((random.nextInt(28) - 4) / 2.0);
            case "boolean" -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case "null" -> JsonValue.NULL;
            case "array" -> array(schema, depth);
            default -> object(schema, depth);
        };
    }

    private JsonValue text() {
        return Json.createValue(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    private JsonArray array(JsonObject schema, int depth) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        if (schema.get("prefixItems") instanceof JsonArray places) {
            places.forEach(place -> array.add(of(place, depth + 1)));
        } else {
            int size = random.nextInt(3);
            for (int i = 0; i < size; i++) {
                array.add(of(schema.getOrDefault("items", JsonValue.TRUE), depth + 1));
            }
        }
        return array.build();
    }

    private JsonObject object(JsonObject schema, int depth) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        JsonArray required = schema.get("required") instanceof JsonArray names ? names : JsonValue.EMPTY_JSON_ARRAY;
        if (schema.get("properties") instanceof JsonObject properties) {
            properties.forEach((name, property) -> {
                if (required.contains(Json.createValue(name)) || random.nextBoolean()) {
                    object.add(name, of(property, depth + 1));
                }
            });
        }
        if (schema.get("additionalProperties") instanceof JsonObject others && random.nextBoolean()) {
            object.add("other", of(others, depth + 1));
        }
        if (schema.get("patternProperties") instanceof JsonObject patterns && random.nextBoolean()) {
            patterns.forEach((pattern, property) -> object.add("p_1", of(property, depth + 1)));
        }
        return object.build();
    }
}
