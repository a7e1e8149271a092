package io.dvara.provider.mock;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Makes objects: all members that are required, or all known ones when nothing is. */
final class ObjectSampler {

    private final JsonProvider make;
    private final SchemaSampler values;

    ObjectSampler(JsonProvider make, SchemaSampler values) {
        this.make = make;
        this.values = values;
    }

    Optional<JsonValue> sample(JsonObject schema) {
        JsonObject known = schema.get("properties") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        Set<String> required = required(schema);
        JsonValue others = schema.getOrDefault("additionalProperties", JsonValue.TRUE);
        JsonObjectBuilder object = make.createObjectBuilder();
        Set<String> made = new LinkedHashSet<>();
        Set<String> wanted = required.isEmpty() ? known.keySet() : required;
        for (String name : wanted) {
            Optional<JsonValue> value = values.value(known.getOrDefault(name, others), name);
            if (value.isPresent()) {
                object.add(name, value.get());
                made.add(name);
            } else if (required.contains(name)) {
                return Optional.empty();
            }
        }
        return filled(schema, known, others, new Partial(object, made));
    }

    private record Partial(JsonObjectBuilder object, Set<String> names) {}

    /** Adds members until there are as many as the schema wants. */
    private Optional<JsonValue> filled(JsonObject schema, JsonObject known, JsonValue others, Partial partial) {
        int least = Schemas.count(schema, "minProperties", 0);
        for (String name : known.keySet()) {
            if (partial.names.size() < least && !partial.names.contains(name)) {
                values.value(known.get(name), name).ifPresent(value -> {
                    partial.object.add(name, value);
                    partial.names.add(name);
                });
            }
        }
        for (int i = 1; partial.names.size() < least; i++) {
            String name = "key" + i;
            Optional<JsonValue> value = values.value(others, name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (!known.containsKey(name) && partial.names.add(name)) {
                partial.object.add(name, value.get());
            }
        }
        return Optional.of(partial.object.build());
    }

    private static Set<String> required(JsonObject schema) {
        Set<String> names = new LinkedHashSet<>();
        if (schema.get("required") instanceof JsonArray required) {
            required.forEach(name -> names.add(Schemas.text(name)));
        }
        return names;
    }
}
