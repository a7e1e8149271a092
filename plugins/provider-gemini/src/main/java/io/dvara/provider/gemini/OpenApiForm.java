package io.dvara.provider.gemini;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a JSON schema into the subset of OpenAPI's that older models take.
 *
 * <p>References are replaced by what they name; a word without a form there is left out, which lets
 * more pass and never less.
 */
final class OpenApiForm {

    private static final Set<String> AS_THEY_ARE = Set.of(
            "title",
            "description",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "propertyOrdering",
            "default");
    private static final Set<String> FORMATS = Set.of("float", "double", "int32", "int64", "enum", "date-time");

    private final JsonProvider make;
    private final JsonObject whole;
    private final References references;

    OpenApiForm(JsonProvider make, JsonObject whole) {
        this.make = make;
        this.whole = whole;
        this.references = new References(make, whole);
    }

    JsonObject write() {
        return write(whole, Set.of());
    }

    /** Writes a schema that stands within the schemas of these references. */
    private JsonObject write(JsonObject given, Set<String> within) {
        Set<String> seen = new HashSet<>(within);
        if (given.get("$ref") instanceof JsonString reference && !seen.add(reference.getString())) {
            return endless(references.resolve(given));
        }
        JsonObject schema = references.flattened(given, seen);
        List<JsonObject> choices = choices(schema, seen);
        JsonObjectBuilder written = make.createObjectBuilder();
        schema.forEach((name, value) -> {
            if (AS_THEY_ARE.contains(name)) {
                written.add(name, value);
            }
        });
        types(schema, choices, written);
        Members.text(schema, "format").filter(FORMATS::contains).ifPresent(format -> written.add("format", format));
        object(schema, seen, written);
        array(schema, seen, written);
        return choices.isEmpty() ? written.build() : with(written.build(), choices);
    }

    /** Where a schema comes back to itself only the type is told. */
    private JsonObject endless(JsonObject schema) {
        return Members.text(schema, "type")
                .map(type -> make.createObjectBuilder().add("type", upper(type)).build())
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private List<JsonObject> choices(JsonObject schema, Set<String> seen) {
        List<JsonObject> choices = new ArrayList<>();
        for (String word : List.of("anyOf", "oneOf")) {
            for (JsonValue choice : Members.array(schema, word)) {
                choices.add(
                        choice instanceof JsonObject object && !isNull(object)
                                ? write(object, seen)
                                : JsonValue.EMPTY_JSON_OBJECT);
            }
        }
        return choices;
    }

    private void types(JsonObject schema, List<JsonObject> choices, JsonObjectBuilder written) {
        SchemaTypes types = SchemaTypes.of(schema);
        boolean hasNull = types.isNullable() || removeNull(schema, choices);
        if (hasNull) {
            written.add("nullable", true);
        }
        if (types.names().size() == 1) {
            written.add("type", upper(types.names().getFirst()));
        } else if (choices.isEmpty()) {
            for (String name : types.names()) {
                choices.add(make.createObjectBuilder().add("type", upper(name)).build());
            }
        }
        List<String> words = SchemaTypes.words(schema);
        if (!words.isEmpty()) {
            written.add("enum", make.createArrayBuilder(words));
        }
    }

    private static boolean removeNull(JsonObject schema, List<JsonObject> choices) {
        boolean hasNull = false;
        int place = 0;
        for (String word : List.of("anyOf", "oneOf")) {
            for (JsonValue choice : Members.array(schema, word)) {
                if (choice instanceof JsonObject object && isNull(object)) {
                    choices.remove(place);
                    hasNull = true;
                } else {
                    place++;
                }
            }
        }
        return hasNull;
    }

    private static boolean isNull(JsonObject schema) {
        return Members.text(schema, "type").filter("null"::equals).isPresent();
    }

    private void object(JsonObject schema, Set<String> seen, JsonObjectBuilder written) {
        JsonObject properties = Members.object(schema, "properties").orElse(JsonValue.EMPTY_JSON_OBJECT);
        if (properties.isEmpty()) {
            return;
        }
        JsonObjectBuilder rewritten = make.createObjectBuilder();
        for (Map.Entry<String, JsonValue> property : properties.entrySet()) {
            rewritten.add(property.getKey(), inner(property.getValue(), seen));
        }
        written.add("properties", rewritten);
        JsonArray required = Members.array(schema, "required");
        if (!required.isEmpty() && required.stream().allMatch(name -> isOf(properties, name))) {
            written.add("required", required);
        }
    }

    private static boolean isOf(JsonObject properties, JsonValue name) {
        return name instanceof JsonString text && properties.containsKey(text.getString());
    }

    private void array(JsonObject schema, Set<String> seen, JsonObjectBuilder written) {
        if (schema.containsKey("prefixItems")) {
            written.add("items", JsonValue.EMPTY_JSON_OBJECT);
        } else if (schema.containsKey("items")) {
            written.add("items", inner(schema.get("items"), seen));
        } else if (SchemaTypes.of(schema).names().contains("array")) {
            written.add("items", JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    private JsonObject inner(JsonValue schema, Set<String> seen) {
        return schema instanceof JsonObject object ? write(object, seen) : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** A single choice left is no choice. */
    private JsonObject with(JsonObject written, List<JsonObject> choices) {
        JsonObjectBuilder joined = make.createObjectBuilder(written);
        if (choices.size() == 1) {
            choices.getFirst().forEach((name, value) -> {
                if (!written.containsKey(name)) {
                    joined.add(name, value);
                }
            });
            return joined.build();
        }
        var all = make.createArrayBuilder();
        choices.forEach(all::add);
        return joined.add("anyOf", all).build();
    }

    private static String upper(String type) {
        return type.toUpperCase(Locale.ROOT);
    }
}
