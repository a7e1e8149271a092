package io.dvara.sdk;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;

/** Says what a schema asks for, so that a schema lost on the way shows in the client. */
final class SchemaSample {

    private static final Map<String, String> WORDS = Map.of("city", "Tokyo", "expression", "42 * 17 + 3");
    private static final Map<String, Integer> NUMBERS = Map.of("a", 123, "b", 456);

    private final JsonObject root;

    private SchemaSample(JsonObject root) {
        this.root = root;
    }

    /** Returns an object that has every property of the schema. */
    static JsonObject of(JsonObject schema) {
        return (JsonObject) new SchemaSample(schema).value(schema, "text");
    }

    private JsonValue value(JsonObject schema, String name) {
        if (schema.containsKey("$ref")) {
            String path = schema.getString("$ref").substring(1);
            return value(Json.createPointer(path).getValue(root).asJsonObject(), name);
        }
        if (schema.get("enum") instanceof JsonArray values) {
            return values.getFirst();
        }
        if (schema.get("anyOf") instanceof JsonArray branches) {
            return value(branches.getJsonObject(0), name);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" ->
                Json.createArrayBuilder()
                        .add(value(schema.getJsonObject("items"), name))
                        .build();
            case "integer" -> Json.createValue(NUMBERS.getOrDefault(name, 7));
            case "number" -> Json.createValue(7.5);
            case "boolean" -> JsonValue.TRUE;
            case "string" -> Json.createValue(WORDS.getOrDefault(name, "some " + name));
            default -> throw new IllegalArgumentException("no sample for " + schema);
        };
    }

    /** Returns the type, the first one where there are several. */
    private static String type(JsonObject schema) {
        String type = schema.get("type") instanceof JsonArray types ? types.getString(0) : schema.getString("type", "");
        return type.toLowerCase(Locale.ROOT);
    }

    private JsonObject object(JsonObject schema) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        schema.getJsonObject("properties")
                .forEach((name, member) -> object.add(name, value(member.asJsonObject(), name)));
        return object.build();
    }
}
