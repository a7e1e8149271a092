package io.dvara.provider.mock;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a small value that a JSON schema accepts.
 *
 * <p>A branch that cannot be made, for instance because it contains itself, is empty; the next one
 * of {@code anyOf} is tried then, an optional member left out, a list left empty.
 */
final class SchemaSampler {

    private static final int DEEPEST = 100;

    private final JsonProvider make;
    private final JsonObject root;
    private final StringSampler strings;
    private final NumberSampler numbers;
    private final ObjectSampler objects;
    private final ArraySampler arrays;
    private final Set<String> open = new HashSet<>();
    private int depth;

    /** Samples within a root schema, with a word to use for texts that have no other bounds. */
    SchemaSampler(JsonProvider make, JsonObject root, Optional<String> word) {
        this.make = make;
        this.root = root;
        this.strings = new StringSampler(word);
        this.numbers = new NumberSampler(make);
        this.objects = new ObjectSampler(make, this);
        this.arrays = new ArraySampler(make, this);
    }

    /**
     * Returns a value.
     *
     * @param field the request field that is to blame when there is none
     */
    JsonValue sample(String field) {
        return value(root, "text")
                .orElseThrow(() -> new ProviderException(
                        Fault.REJECTED,
                        "the mock provider finds no value that the JSON schema of " + field + " accepts",
                        ProviderException.Details.field(field)));
    }

    /** Returns a value of a schema; the name is what it is called. */
    Optional<JsonValue> value(JsonValue schema, String name) {
        if (schema == JsonValue.TRUE) {
            return Optional.of(make.createValue(name));
        }
        if (!(schema instanceof JsonObject object) || depth == DEEPEST) {
            return Optional.empty();
        }
        depth++;
        try {
            return any(object, name);
        } finally {
            depth--;
        }
    }

    private Optional<JsonValue> any(JsonObject schema, String name) {
        if (schema.get("$ref") instanceof JsonString reference) {
            return referred(reference.getString(), schema, name);
        }
        if (schema.containsKey("const")) {
            return Optional.of(schema.get("const"));
        }
        if (schema.get("enum") instanceof JsonArray values) {
            return values.stream().findFirst();
        }
        for (String word : List.of("anyOf", "oneOf")) {
            if (schema.get(word) instanceof JsonArray branches) {
                return branch(branches, Schemas.without(make, schema, word), name);
            }
        }
        if (schema.get("allOf") instanceof JsonArray parts) {
            return value(all(parts, Schemas.without(make, schema, "allOf")), name);
        }
        return typed(schema, name);
    }

    private Optional<JsonValue> referred(String reference, JsonObject schema, String name) {
        if (!open.add(reference)) {
            return Optional.empty();
        }
        try {
            JsonObject beside = Schemas.without(make, schema, "$ref");
            return Schemas.resolve(root, reference).flatMap(target -> value(Schemas.merge(make, target, beside), name));
        } finally {
            open.remove(reference);
        }
    }

    private Optional<JsonValue> branch(JsonArray branches, JsonObject beside, String name) {
        for (JsonValue branch : branches) {
            Optional<JsonValue> value = value(Schemas.merge(make, branch, beside), name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private JsonValue all(JsonArray parts, JsonObject beside) {
        JsonValue merged = beside;
        for (JsonValue part : parts) {
            JsonValue resolved = part instanceof JsonObject object && object.get("$ref") instanceof JsonString reference
                    ? Schemas.resolve(root, reference.getString()).orElse(part)
                    : part;
            if (!(merged instanceof JsonObject soFar)) {
                return merged;
            }
            merged = Schemas.merge(make, resolved, soFar);
        }
        return merged;
    }

    private Optional<JsonValue> typed(JsonObject schema, String name) {
        return switch (Schemas.type(schema)) {
            case "object" -> objects.sample(schema);
            case "array" -> arrays.sample(schema, name);
            case "string" -> strings.sample(schema, name).map(make::createValue);
            case "integer", "number" -> numbers.sample(schema);
            case "boolean" -> Optional.of(JsonValue.TRUE);
            case "null" -> Optional.of(JsonValue.NULL);
            default -> Optional.empty();
        };
    }
}
