package io.dvara.provider.cohere;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Rewrites a JSON schema to the subset that the vendor can hold a model to.
 *
 * <p>What the given schema accepts, the rewritten one accepts: rules that the vendor does not know
 * are told in the description instead. A schema with an object of which nothing is required has no
 * such form, nor has one for anything but an object.
 */
final class SchemaSubset {

    private static final Set<String> NODES_BY_NAME = Set.of("properties", "$defs", "definitions");
    private static final Set<String> SILENT = Set.of(
            "$schema", "$id", "$comment", "examples", "default", "readOnly", "writeOnly", "deprecated", "nullable");
    private static final Set<String> FORMATS = Set.of("date-time", "uuid", "date", "time");
    private static final Pattern REFERENCE = Pattern.compile("#/(\\$defs|definitions)/[^/]+");
    private static final Pattern BEYOND = Pattern.compile("[\\^$]|\\(\\?[=!<]");

    private final JsonProvider make;
    private boolean expressible = true;

    /**
     * A schema that is being written.
     *
     * @param node what is written of it
     * @param notes the rules that are told in words
     */
    private record Draft(JsonObjectBuilder node, StringJoiner notes) {}

    private SchemaSubset(JsonProvider make) {
        this.make = make;
    }

    /** Returns the schema in the vendor's subset; empty when it has no such form. */
    static Optional<JsonObject> of(JsonObject schema, JsonProvider make) {
        SchemaSubset rewriting = new SchemaSubset(make);
        JsonObject rewritten = rewriting.node(schema);
        boolean isObject =
                Members.text(rewritten, "type").filter("object"::equals).isPresent();
        return rewriting.expressible && isObject ? Optional.of(rewritten) : Optional.empty();
    }

    private JsonObject node(JsonValue value) {
        if (value == JsonValue.TRUE) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (!(value instanceof JsonObject given)) {
            expressible = false;
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonObject schema = new SchemaJoin(make).flat(given);
        if (schema.get("type") instanceof JsonArray types) {
            return variants(schema, types);
        }
        Draft draft = new Draft(make.createObjectBuilder(), new StringJoiner(", "));
        schema.forEach((name, rule) -> rule(name, rule, schema, draft));
        checkObject(schema, draft.node());
        describe(schema, draft);
        return draft.node().build();
    }

    private void rule(String name, JsonValue rule, JsonObject schema, Draft draft) {
        if (SILENT.contains(name) || name.equals("description")) {
            return;
        }
        Optional<JsonValue> kept = NODES_BY_NAME.contains(name) ? byName(rule) : kept(name, rule, schema);
        if (kept.isPresent()) {
            draft.node().add(name.equals("oneOf") ? "anyOf" : name, kept.get());
        } else {
            draft.notes().add(name + " " + (rule instanceof JsonString text ? text.getString() : rule));
        }
    }

    private Optional<JsonValue> kept(String name, JsonValue rule, JsonObject schema) {
        return switch (name) {
            case "type", "required", "title", "enum" -> Optional.of(rule);
            case "const" -> Optional.of(rule).filter(value -> !(value instanceof JsonStructure));
            case "format" -> Optional.of(rule).filter(value -> FORMATS.contains(string(value)));
            case "pattern" -> pattern(string(rule));
            case "$ref" -> reference(rule);
            case "anyOf" -> nodes(rule);
            case "oneOf" -> schema.containsKey("anyOf") ? Optional.empty() : nodes(rule);
            case "items" ->
                schema.containsKey("prefixItems") || rule instanceof JsonArray
                        ? Optional.empty()
                        : Optional.of(node(rule));
            case "additionalProperties" -> additional(rule, schema);
            default -> Optional.empty();
        };
    }

    /** Without the patterns beside it, it would refuse what they let pass. */
    private Optional<JsonValue> additional(JsonValue rule, JsonObject schema) {
        if (schema.containsKey("patternProperties")) {
            return Optional.empty();
        }
        return Optional.of(rule instanceof JsonObject inner ? node(inner) : rule);
    }

    private Optional<JsonValue> nodes(JsonValue rule) {
        JsonArrayBuilder nodes = make.createArrayBuilder();
        if (rule instanceof JsonArray given) {
            given.forEach(schema -> nodes.add(node(schema)));
        }
        return Optional.of(nodes.build());
    }

    private Optional<JsonValue> byName(JsonValue rule) {
        JsonObjectBuilder nodes = make.createObjectBuilder();
        if (rule instanceof JsonObject given) {
            given.forEach((name, schema) -> nodes.add(name, node(schema)));
        }
        return Optional.of(nodes.build());
    }

    private Optional<JsonValue> reference(JsonValue rule) {
        expressible &= REFERENCE.matcher(string(rule)).matches();
        return Optional.of(rule);
    }

    /** Anchors at both ends say what is so anyway. */
    private Optional<JsonValue> pattern(String pattern) {
        boolean isWhole =
                pattern.length() > 1 && pattern.startsWith("^") && pattern.endsWith("$") && !pattern.endsWith("\\$");
        String bare = isWhole ? pattern.substring(1, pattern.length() - 1) : pattern;
        return BEYOND.matcher(bare).find() ? Optional.empty() : Optional.of(make.createValue(bare));
    }

    private void checkObject(JsonObject schema, JsonObjectBuilder node) {
        boolean isObject = string(schema.getOrDefault("type", JsonValue.NULL)).equals("object");
        if (!isObject && !schema.containsKey("properties")) {
            return;
        }
        expressible &= !Members.array(schema, "required").isEmpty();
        if (!schema.containsKey("type")) {
            node.add("type", "object");
        }
    }

    private JsonObject variants(JsonObject schema, JsonArray types) {
        JsonArrayBuilder variants = make.createArrayBuilder();
        for (JsonValue type : types) {
            variants.add(node(new SchemaJoin(make).variant(schema, string(type))));
        }
        Draft draft = new Draft(make.createObjectBuilder().add("anyOf", variants), new StringJoiner(", "));
        describe(schema, draft);
        return draft.node().build();
    }

    private static void describe(JsonObject schema, Draft draft) {
        String description = schema.getString("description", "");
        if (draft.notes().length() > 0) {
            description += (description.isEmpty() ? "" : "\n\n") + "Must hold: " + draft.notes() + ".";
        }
        if (!description.isEmpty()) {
            draft.node().add("description", description);
        }
    }

    private static String string(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : "";
    }
}
