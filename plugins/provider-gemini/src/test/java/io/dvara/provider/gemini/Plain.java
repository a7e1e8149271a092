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
 * <p>Both spellings of a word are one, and so are the two members for a schema and the two cases of
 * its types; neighbouring contents of one role are one content, of which {@code user} is the usual
 * one; the model is told by the address; numbers compare by value.
 */
final class Plain {

    private static final Set<String> FREE = Set.of("args", "response");
    private static final Map<String, String> SCHEMAS = Map.of(
            "parameters", "schema",
            "parametersJsonSchema", "schema",
            "responseSchema", "schema",
            "responseJsonSchema", "schema");

    private Plain() {}

    static Object request(JsonObject body) {
        Map<String, Object> plain = members(body);
        plain.remove("model");
        plain.computeIfPresent("contents", (_, contents) -> joined((List<?>) contents));
        plain.computeIfPresent("systemInstruction", (_, system) -> ((Map<?, ?>) system).get("parts"));
        if (plain.get("generationConfig") instanceof Map<?, ?> config) {
            config.remove("candidateCount", "1");
            if (config.isEmpty()) {
                plain.remove("generationConfig");
            }
        }
        return plain;
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
            if (SCHEMAS.containsKey(word)) {
                members.put("schema", schema(value));
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
                        name,
                        name.equals("type") && inner instanceof JsonString type
                                ? type.getString().toLowerCase(Locale.ROOT)
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
            parts.addAll((List<?>) turn.get("parts"));
        }
        return joined;
    }
}
