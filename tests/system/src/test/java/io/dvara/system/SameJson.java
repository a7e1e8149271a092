package io.dvara.system;

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
 * JSON of the Messages API without the differences that mean nothing to it.
 *
 * <p>A content that is a text is a list of one text block; {@code is_error: false}, {@code stream: false}, a
 * result without content, no tools, an empty system prompt, an empty signature and the type {@code custom}
 * of a tool say nothing; numbers compare by value.
 */
final class SameJson {

    private SameJson() {}

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

    private static Object members(JsonObject object) {
        Map<String, Object> members = new TreeMap<>();
        object.forEach((name, value) -> {
            if (!isSilent(name, value)) {
                members.put(
                        name, isShort(name, value) ? List.of(Map.of("type", "text", "text", of(value))) : of(value));
            }
        });
        return members;
    }

    private static boolean isSilent(String name, JsonValue value) {
        return switch (name) {
            case "is_error", "stream" -> value == JsonValue.FALSE;
            case "content", "tools" -> value.equals(JsonValue.EMPTY_JSON_ARRAY);
            case "system" -> value.equals(JsonValue.EMPTY_JSON_ARRAY) || isText(value, "");
            case "signature" -> isText(value, "");
            case "type" -> isText(value, "custom");
            default -> false;
        };
    }

    private static boolean isText(JsonValue value, String text) {
        return value instanceof JsonString said && said.getString().equals(text);
    }

    private static boolean isShort(String name, JsonValue value) {
        return (name.equals("content") || name.equals("system")) && value instanceof JsonString;
    }
}
