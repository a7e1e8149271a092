package io.dvara.provider.gemini;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Requests of the vendor's API without the differences that mean nothing to it.
 *
 * <p>Both spellings of a word are one, and so are the two members for a schema, and the cases and
 * numbers of its types; one thing alone may stand for a list of it; neighbouring contents of one role
 * are one content, of which {@code user} is the usual one; tools may stand in any order; the model is
 * told by the address, and whether thoughts are told does not change them; empty texts, nulls and
 * lists of nothing say nothing; numbers compare by value.
 */
final class Plain {

    private static final Set<String> FREE = Set.of("args", "response");
    private static final Map<String, String> SCHEMAS = Map.of(
            "parameters", "schema",
            "parametersJsonSchema", "schema",
            "responseSchema", "schema",
            "responseJsonSchema", "schema");

    private static final List<String> NUMBERED =
            List.of("unspecified", "string", "number", "integer", "boolean", "array", "object", "null");

    private Plain() {}

    static Object request(JsonObject body) {
        Map<String, Object> plain = members(body);
        plain.remove("model");
        plain.computeIfPresent("contents", (_, contents) -> joined(list(contents)));
        plain.computeIfPresent("systemInstruction", (_, system) -> said(((Map<?, ?>) system).get("parts")));
        plain.computeIfPresent("tools", (_, tools) -> tools(list(tools)));
        if (plain.get("generationConfig") instanceof Map<?, ?> config) {
            config.remove("candidateCount", "1");
            config.remove("responseMimeType", "text/plain");
            if (config.get("thinkingConfig") instanceof Map<?, ?> thinking) {
                thinking.remove("includeThoughts");
            }
            config.values().removeIf(Plain::isNothing);
        }
        if (plain.get("toolConfig") instanceof Map<?, ?> config) {
            config.values().remove(Map.of("mode", "auto"));
        }
        plain.values().removeIf(Plain::isNothing);
        return plain;
    }

    private static boolean isNothing(Object plain) {
        return plain.equals(Map.of()) || plain.equals(List.of());
    }

    private static List<?> list(Object plain) {
        return plain instanceof List<?> list ? list : List.of(plain);
    }

    private static List<Object> said(Object parts) {
        List<Object> said = new ArrayList<>(list(parts));
        said.removeAll(List.of(Map.of("text", ""), Map.of("text", "(empty)")));
        return new ArrayList<>(said.stream().map(Plain::unsigned).toList());
    }

    /** What stands for a signature that nobody has says nothing. */
    private static Object unsigned(Object part) {
        Map<?, ?> unsigned = new TreeMap<>((Map<?, ?>) part);
        unsigned.values().remove("c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I=");
        if (unsigned.size() == 2 && unsigned.containsKey("thoughtSignature")) {
            unsigned.values().removeAll(List.of("", "true"));
        }
        return unsigned;
    }

    private static Object tools(List<?> tools) {
        Map<String, List<Object>> sorted = new TreeMap<>();
        for (Object tool : tools) {
            ((Map<?, ?>) tool)
                    .forEach((name, value) -> sorted.computeIfAbsent((String) name, _ -> new ArrayList<>())
                            .addAll(list(value)));
        }
        return sorted;
    }

    /** Returns the name of a type in a schema. */
    static String type(JsonValue type) {
        return type instanceof JsonNumber number
                ? NUMBERED.get(number.intValue())
                : ((JsonString) type).getString().toLowerCase(Locale.ROOT);
    }

    /** Values as they stand, but for the writing of numbers. */
    static Object value(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Object> members = new TreeMap<>();
                object.forEach((name, inner) -> members.put(name, value(inner)));
                yield members;
            }
            case JsonArray array -> array.stream().map(Plain::value).toList();
            case JsonString text -> text.getString();
            case JsonNumber number ->
                number.bigDecimalValue().stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    private static Object words(JsonValue value) {
        return switch (value) {
            case JsonObject object -> members(object);
            case JsonArray array ->
                new ArrayList<>(array.stream().map(Plain::words).toList());
            default -> value(value);
        };
    }

    private static Map<String, Object> members(JsonObject object) {
        Map<String, Object> members = new TreeMap<>();
        object.forEach((name, value) -> {
            String word = Words.camel(name);
            if (value == JsonValue.NULL) {
                return;
            }
            if (word.equals("thinkingLevel") || word.equals("mode")) {
                members.put(word, ((JsonString) value).getString().toLowerCase(Locale.ROOT));
            } else if (SCHEMAS.containsKey(word)) {
                Object schema = schema(value);
                if (!schema.equals(Map.of("type", "object", "properties", Map.of()))) {
                    members.put("schema", schema);
                }
            } else {
                members.put(word, FREE.contains(word) ? value(value) : words(value));
            }
        });
        return members;
    }

    private static Object schema(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Object> members = new TreeMap<>();
                object.forEach((name, inner) -> members.put(
                        name.equals("property_ordering") ? "propertyOrdering" : name,
                        name.equals("type") && (inner instanceof JsonString || inner instanceof JsonNumber)
                                ? type(inner)
                                : schema(inner)));
                yield members;
            }
            case JsonArray array -> array.stream().map(Plain::schema).toList();
            default -> value(value);
        };
    }

    private static List<Object> joined(List<?> contents) {
        List<Object> joined = new ArrayList<>();
        String last = "";
        List<Object> parts = new ArrayList<>();
        for (Object content : contents) {
            Map<?, ?> turn = (Map<?, ?>) content;
            String role = "model".equals(turn.get("role")) ? "model" : "user";
            if (!role.equals(last)) {
                parts = new ArrayList<>();
                joined.add(Map.of("role", role, "parts", parts));
            }
            last = role;
            if (turn.containsKey("parts")) {
                parts.addAll(said(turn.get("parts")));
            }
        }
        return joined;
    }
}
