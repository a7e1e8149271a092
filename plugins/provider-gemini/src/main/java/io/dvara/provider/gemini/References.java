package io.dvara.provider.gemini;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

/** Puts in the place of references what they name, and makes one schema of those that all must hold. */
final class References {

    private final JsonProvider make;
    private final JsonObject whole;

    References(JsonProvider make, JsonObject whole) {
        this.make = make;
        this.whole = whole;
    }

    /** Returns what a schema's reference names; the schema itself when there is none. */
    JsonObject resolve(JsonObject schema) {
        return schema.get("$ref") instanceof JsonString reference ? named(reference.getString()) : schema;
    }

    /** Returns a schema without reference and without {@code allOf}; references on the way are added to those seen. */
    JsonObject flattened(JsonObject schema, Set<String> seen) {
        JsonObject flat = joined(followed(schema, seen), Members.without(make, schema, Set.of("$ref", "allOf")));
        for (JsonValue part : Members.array(schema, "allOf")) {
            if (part instanceof JsonObject object) {
                boolean isEndless =
                        object.get("$ref") instanceof JsonString reference && !seen.add(reference.getString());
                flat = isEndless ? flat : joined(flat, flattened(object, seen));
            }
        }
        return flat;
    }

    private JsonObject followed(JsonObject schema, Set<String> seen) {
        if (!schema.containsKey("$ref")) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonObject named = resolve(schema);
        boolean isEndless = named.get("$ref") instanceof JsonString next && !seen.add(next.getString());
        return isEndless ? JsonValue.EMPTY_JSON_OBJECT : flattened(named, seen);
    }

    /** Words of the second schema count where both have one; properties and requirements add up. */
    private JsonObject joined(JsonObject first, JsonObject second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        JsonObjectBuilder joined = make.createObjectBuilder(first);
        second.forEach((name, value) -> {
            JsonValue known = first.get(name);
            if (name.equals("properties") && known instanceof JsonObject one && value instanceof JsonObject other) {
                joined.add(name, make.createObjectBuilder(one).addAll(make.createObjectBuilder(other)));
            } else if (name.equals("required") && known instanceof JsonArray one && value instanceof JsonArray other) {
                var all = make.createArrayBuilder(one);
                other.stream().filter(required -> !one.contains(required)).forEach(all::add);
                joined.add(name, all);
            } else {
                joined.add(name, value);
            }
        });
        return joined.build();
    }

    private JsonObject named(String reference) {
        JsonValue place = whole;
        for (String step : reference.replaceFirst("^#/?", "").split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (!name.isEmpty()) {
                place = place instanceof JsonObject object ? object.getOrDefault(name, JsonValue.NULL) : JsonValue.NULL;
            }
        }
        return place instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
