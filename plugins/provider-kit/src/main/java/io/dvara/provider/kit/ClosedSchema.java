package io.dvara.provider.kit;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Rewrites a JSON schema to the subset that vendors can hold a model of Anthropic to.
 *
 * <p>Objects are closed; limits that the vendor does not know, such as {@code maximum}, are told in
 * the description instead. A schema that would lose its shape, such as a map with free keys or a
 * recursive one, has no such form.
 */
public final class ClosedSchema {

    private static final Set<String> SHAPE = Set.of("type", "enum", "const", "anyOf", "oneOf", "allOf", "$ref");
    private static final Set<String> HANDLED = Set.of(
            "type",
            "enum",
            "const",
            "anyOf",
            "oneOf",
            "allOf",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "title",
            "description",
            "$defs",
            "definitions");
    private static final Set<String> SILENT =
            Set.of("$schema", "$id", "$comment", "examples", "readOnly", "writeOnly", "deprecated", "nullable");
    private static final Set<String> LIMITS = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "default",
            "contentEncoding",
            "contentMediaType");
    private static final Set<String> FORMATS =
            Set.of("date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid");

    private final JsonObject root;
    private final JsonProvider make;
    private final Set<String> open = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private boolean expressible = true;

    private ClosedSchema(JsonObject root, JsonProvider make) {
        this.root = root;
        this.make = make;
    }

    /** Returns the schema in the vendor's subset; empty when it has no such form. */
    public static Optional<JsonObject> of(JsonObject schema, JsonProvider make) {
        ClosedSchema rewriting = new ClosedSchema(schema, make);
        JsonObject rewritten = rewriting.node(schema);
        return rewriting.expressible ? Optional.of(rewritten) : Optional.empty();
    }

    private JsonObject node(JsonObject schema) {
        JsonObjectBuilder node = make.createObjectBuilder();
        definitions(schema, node);
        if (schema.containsKey("$ref")) {
            follow(schema.get("$ref"));
            return node.add("$ref", schema.get("$ref")).build();
        }
        require(SHAPE.stream().anyMatch(schema::containsKey));
        shape(schema, node);
        StringJoiner notes = new StringJoiner(", ");
        schema.forEach((name, value) -> rule(name, value, node, notes));
        describe(schema, notes, node);
        return node.build();
    }

    private void shape(JsonObject schema, JsonObjectBuilder node) {
        JsonValue type = schema.get("type");
        if (schema.containsKey("enum")) {
            node.add("enum", simple(schema.get("enum")));
        } else if (schema.containsKey("const")) {
            require(!(schema.get("const") instanceof JsonStructure));
            node.add("const", schema.get("const"));
        } else if (schema.containsKey("anyOf") || schema.containsKey("oneOf")) {
            require(!schema.containsKey("properties") && !schema.containsKey("allOf"));
            node.add("anyOf", all(schema.getOrDefault("anyOf", schema.get("oneOf"))));
        } else if (schema.containsKey("allOf")) {
            require(schema.get("allOf") instanceof JsonArray parts && parts.size() == 1);
            require(!schema.containsKey("properties"));
            node.add("allOf", all(schema.get("allOf")));
        } else if (type instanceof JsonArray types) {
            node.add("anyOf", variants(schema, types));
        } else if (type instanceof JsonString name) {
            node.add("type", type);
            ofType(name.getString(), schema, node);
        }
    }

    private void ofType(String type, JsonObject schema, JsonObjectBuilder node) {
        if (type.equals("object")) {
            object(schema, node);
        } else if (type.equals("array")) {
            require(schema.get("items") instanceof JsonObject);
            if (schema.get("items") instanceof JsonObject items) {
                node.add("items", node(items));
            }
        }
    }

    /** A closed object without properties could only be {@code {}}. */
    private void object(JsonObject schema, JsonObjectBuilder node) {
        boolean isClosed = schema.get("additionalProperties") == JsonValue.FALSE;
        require(isClosed || !schema.containsKey("additionalProperties"));
        JsonObjectBuilder properties = make.createObjectBuilder();
        if (schema.get("properties") instanceof JsonObject given) {
            require(isClosed || !given.isEmpty());
            given.forEach((name, value) -> properties.add(name, child(value)));
        } else {
            require(isClosed);
        }
        node.add("properties", properties).add("additionalProperties", false);
        if (schema.get("required") instanceof JsonArray required) {
            node.add("required", required);
        }
    }

    private JsonArray variants(JsonObject schema, JsonArray types) {
        JsonArrayBuilder variants = make.createArrayBuilder();
        for (JsonValue type : types) {
            JsonObjectBuilder variant = make.createObjectBuilder().add("type", type);
            if (type instanceof JsonString name) {
                ofType(name.getString(), schema, variant);
            }
            variants.add(variant);
        }
        return variants.build();
    }

    private void rule(String name, JsonValue value, JsonObjectBuilder node, StringJoiner notes) {
        if (HANDLED.contains(name) || SILENT.contains(name)) {
            return;
        }
        require(LIMITS.contains(name));
        if (isNative(name, value)) {
            node.add(name, value);
        } else {
            notes.add(name + " " + (value instanceof JsonString text ? text.getString() : value));
        }
    }

    private static boolean isNative(String name, JsonValue value) {
        return switch (name) {
            case "format" -> value instanceof JsonString format && FORMATS.contains(format.getString());
            case "minItems" -> value.toString().equals("0") || value.toString().equals("1");
            default -> false;
        };
    }

    private void describe(JsonObject schema, StringJoiner notes, JsonObjectBuilder node) {
        if (schema.get("title") instanceof JsonString title) {
            node.add("title", title);
        }
        String description = schema.getString("description", "");
        if (notes.length() > 0) {
            description += (description.isEmpty() ? "" : "\n\n") + "Must hold: " + notes + ".";
        }
        if (!description.isEmpty()) {
            node.add("description", description);
        }
    }

    private void definitions(JsonObject schema, JsonObjectBuilder node) {
        for (String name : Set.of("$defs", "definitions")) {
            if (schema.get(name) instanceof JsonObject given) {
                JsonObjectBuilder rewritten = make.createObjectBuilder();
                given.forEach((key, value) -> rewritten.add(key, child(value)));
                node.add(name, rewritten);
            }
        }
    }

    /** Follows a reference to its end, so that a circle is found. */
    private void follow(JsonValue reference) {
        Optional<JsonObject> target = Optional.empty();
        String name = reference instanceof JsonString text ? text.getString() : "";
        for (Map.Entry<String, JsonValue> member : root.entrySet()) {
            String folder = "#/" + member.getKey() + "/";
            if (name.startsWith(folder) && member.getValue() instanceof JsonObject definitions) {
                target = Optional.ofNullable(definitions.get(name.substring(folder.length())))
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject);
            }
        }
        require(target.isPresent() && !open.contains(name));
        if (expressible && !closed.contains(name)) {
            open.add(name);
            node(target.orElseThrow());
            open.remove(name);
            closed.add(name);
        }
    }

    private JsonObject child(JsonValue value) {
        require(value instanceof JsonObject);
        return value instanceof JsonObject object ? node(object) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private JsonArray all(JsonValue schemas) {
        JsonArrayBuilder rewritten = make.createArrayBuilder();
        if (schemas instanceof JsonArray given) {
            given.forEach(schema -> rewritten.add(child(schema)));
        }
        return rewritten.build();
    }

    private JsonValue simple(JsonValue values) {
        require(values instanceof JsonArray given && given.stream().noneMatch(JsonStructure.class::isInstance));
        return values;
    }

    private void require(boolean condition) {
        expressible &= condition;
    }
}
