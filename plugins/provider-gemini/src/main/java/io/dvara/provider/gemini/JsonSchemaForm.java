package io.dvara.provider.gemini;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.Set;

/** Rewrites JSON schemas without the few words that newer models refuse. */
final class JsonSchemaForm {

    /** Words whose absence lets more pass, never less. */
    private static final Set<String> REFUSED =
            Set.of("$schema", "$comment", "discriminator", "examples", "exclusiveMinimum", "exclusiveMaximum", "const");

    /** Members whose members are schemas under names of the caller's. */
    private static final Set<String> BY_NAME = Set.of("properties", "$defs", "definitions", "patternProperties");

    /** Members that hold values, in which schema words mean nothing. */
    private static final Set<String> VALUES = Set.of("enum", "default", "required");

    /** Members that let less pass when their schema lets more. */
    private static final Set<String> RESTRICTING = Set.of("not", "if");

    private final JsonProvider make;

    JsonSchemaForm(JsonProvider make) {
        this.make = make;
    }

    JsonObject write(JsonObject schema) {
        JsonObjectBuilder written = make.createObjectBuilder();
        boolean isReference = schema.containsKey("$ref");
        for (Map.Entry<String, JsonValue> member : schema.entrySet()) {
            String name = member.getKey();
            if (!REFUSED.contains(name) && (!isReference || name.startsWith("$"))) {
                add(name, member.getValue(), schema, written);
            }
        }
        JsonValue only = schema.get("const");
        if (only != null && !isReference && !schema.containsKey("enum")) {
            written.add("enum", make.createArrayBuilder().add(only));
        }
        return written.build();
    }

    /** Without a word that kept them apart, several of the choices may hold; and what must not hold may be anything. */
    private void add(String name, JsonValue value, JsonObject schema, JsonObjectBuilder written) {
        JsonValue rewritten = BY_NAME.contains(name) ? byName(value) : member(name, value);
        boolean isChanged = !rewritten.equals(value);
        if (name.equals("oneOf") && isChanged) {
            if (!schema.containsKey("anyOf")) {
                written.add("anyOf", rewritten);
            }
        } else if (!isChanged || !RESTRICTING.contains(name)) {
            written.add(name, rewritten);
        }
    }

    private JsonValue member(String name, JsonValue value) {
        return VALUES.contains(name) ? value : rewritten(value);
    }

    private JsonValue byName(JsonValue schemas) {
        if (!(schemas instanceof JsonObject object)) {
            return schemas;
        }
        JsonObjectBuilder written = make.createObjectBuilder();
        object.forEach((name, schema) -> written.add(name, rewritten(schema)));
        return written.build();
    }

    private JsonValue rewritten(JsonValue value) {
        return switch (value) {
            case JsonObject object -> write(object);
            case JsonArray array -> {
                JsonArrayBuilder written = make.createArrayBuilder();
                array.forEach(item -> written.add(rewritten(item)));
                yield written.build();
            }
            default -> value;
        };
    }
}
