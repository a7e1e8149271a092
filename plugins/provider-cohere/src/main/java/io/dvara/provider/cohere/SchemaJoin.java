package io.dvara.provider.cohere;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Says in one schema what a schema says in several: all of some schemas, or one for each type. */
final class SchemaJoin {

    private static final Set<String> OF_OBJECTS = Set.of(
            "properties", "required", "additionalProperties", "patternProperties", "minProperties", "maxProperties");
    private static final Set<String> OF_ARRAYS = Set.of("items", "prefixItems", "minItems", "maxItems", "uniqueItems");
    private static final Set<String> ABOUT_ALL = Set.of("description", "title", "$defs", "definitions");

    private final JsonProvider make;

    SchemaJoin(JsonProvider make) {
        this.make = make;
    }

    /** Returns the schema with what all of its {@code allOf} say; of two words for one rule the first counts. */
    JsonObject flat(JsonObject schema) {
        if (!(schema.get("allOf") instanceof JsonArray parts)) {
            return schema;
        }
        Map<String, JsonValue> joined = new LinkedHashMap<>(schema);
        joined.remove("allOf");
        for (JsonValue part : parts) {
            if (part instanceof JsonObject object) {
                flat(object)
                        .forEach(
                                (name, rule) -> joined.merge(name, rule, (first, second) -> both(name, first, second)));
            }
        }
        return make.createObjectBuilder(Map.copyOf(joined)).build();
    }

    /** Returns what the schema says of values of one type. */
    JsonObject variant(JsonObject schema, String type) {
        JsonObjectBuilder variant = make.createObjectBuilder();
        schema.forEach((name, rule) -> {
            boolean isElse = ABOUT_ALL.contains(name)
                    || OF_OBJECTS.contains(name) && !type.equals("object")
                    || OF_ARRAYS.contains(name) && !type.equals("array");
            if (!isElse) {
                variant.add(name, name.equals("enum") ? ofType((JsonArray) rule, type) : rule);
            }
        });
        return variant.add("type", type).build();
    }

    private JsonValue both(String name, JsonValue first, JsonValue second) {
        return switch (name) {
            case "properties", "$defs", "definitions", "patternProperties" ->
                make.createObjectBuilder(second.asJsonObject())
                        .addAll(make.createObjectBuilder(first.asJsonObject()))
                        .build();
            case "required" -> {
                Set<JsonValue> names = new LinkedHashSet<>(first.asJsonArray());
                names.addAll(second.asJsonArray());
                JsonArrayBuilder all = make.createArrayBuilder();
                names.forEach(all::add);
                yield all.build();
            }
            default -> first;
        };
    }

    private JsonArray ofType(JsonArray values, String type) {
        JsonArrayBuilder fitting = make.createArrayBuilder();
        values.stream().filter(value -> isOf(value, type)).forEach(fitting::add);
        return fitting.build();
    }

    private static boolean isOf(JsonValue value, String type) {
        return switch (type) {
            case "string" -> value instanceof JsonString;
            case "number" -> value instanceof JsonNumber;
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case "null" -> value == JsonValue.NULL;
            default -> true;
        };
    }
}
