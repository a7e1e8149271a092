package io.dvara.provider.gemini;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The types that a schema lets pass.
 *
 * @param names without null
 * @param isNullable whether null passes too
 */
record SchemaTypes(List<String> names, boolean isNullable) {

    static SchemaTypes of(JsonObject schema) {
        Set<String> names = new LinkedHashSet<>();
        switch (schema.getOrDefault("type", JsonValue.NULL)) {
            case JsonString one -> names.add(one.getString());
            case JsonArray several ->
                several.getValuesAs(JsonString.class).forEach(name -> names.add(name.getString()));
            default -> addImplied(schema, names);
        }
        boolean listsNoNull = schema.get("enum") instanceof JsonArray values && !values.contains(JsonValue.NULL);
        boolean isNullable = names.remove("null") && !listsNoNull
                || Members.flag(schema, "nullable").orElse(false);
        return new SchemaTypes(List.copyOf(names), isNullable);
    }

    /** Returns the only texts that pass; none when others pass too. */
    static List<String> words(JsonObject schema) {
        List<String> words = new ArrayList<>();
        for (JsonValue value : values(schema)) {
            if (value instanceof JsonString text) {
                words.add(text.getString());
            } else if (value != JsonValue.NULL) {
                return List.of();
            }
        }
        return words;
    }

    private static List<JsonValue> values(JsonObject schema) {
        return schema.containsKey("const") ? List.of(schema.get("const")) : Members.array(schema, "enum");
    }

    private static void addImplied(JsonObject schema, Set<String> names) {
        values(schema).forEach(value -> names.add(type(value)));
        if (names.isEmpty() && schema.containsKey("properties")) {
            names.add("object");
        }
        if (names.isEmpty() && (schema.containsKey("items") || schema.containsKey("prefixItems"))) {
            names.add("array");
        }
    }

    private static String type(JsonValue value) {
        return switch (value) {
            case JsonString _ -> "string";
            case JsonNumber number -> number.isIntegral() ? "integer" : "number";
            case JsonObject _ -> "object";
            case JsonArray _ -> "array";
            default -> value == JsonValue.NULL ? "null" : "boolean";
        };
    }
}
