package io.dvara.provider.anthropic;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON of the vendor's API without the differences that mean nothing to it.
 *
 * <p>A content that is a text is a list of one text block; {@code is_error: false}, {@code stream:
 * false}, empty citations, tools, system prompts, signatures and tool content, and the type {@code
 * custom} of a tool are the same as nothing said; numbers compare by value.
 */
final class Plain {

    private Plain() {}

    static Object of(JsonValue value) {
        return switch (value) {
            case JsonObject object -> members(object);
            case JsonArray array -> items(array);
            case JsonString text -> text.getString();
            case JsonNumber number ->
                number.bigDecimalValue().stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    private static List<Object> items(JsonArray array) {
        List<Object> items = new ArrayList<>();
        array.forEach(item -> items.add(of(item)));
        return items;
    }

    private static Map<String, Object> members(JsonObject object) {
        Map<String, Object> members = new TreeMap<>();
        object.forEach((name, value) -> {
            if (!meansNothing(name, value)) {
                members.put(name, isShortContent(name, value) ? List.of(textBlock(value)) : of(value));
            }
        });
        return members;
    }

    private static boolean meansNothing(String name, JsonValue value) {
        return switch (name) {
            case "is_error", "stream" -> value == JsonValue.FALSE;
            case "citations" -> value == JsonValue.NULL || value.equals(JsonValue.EMPTY_JSON_ARRAY);
            case "tools", "system" -> value.equals(JsonValue.EMPTY_JSON_ARRAY);
            case "type" -> value instanceof JsonString type && type.getString().equals("custom");
            case "signature" ->
                value instanceof JsonString proof && proof.getString().isEmpty();
            default -> false;
        };
    }

    private static boolean isShortContent(String name, JsonValue value) {
        return (name.equals("content") || name.equals("system")) && value instanceof JsonString;
    }

    private static Map<String, Object> textBlock(JsonValue text) {
        return Map.of("type", "text", "text", of(text));
    }
}
