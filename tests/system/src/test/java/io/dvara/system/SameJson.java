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
 * <p>A content that is a text is a list of one text block; {@code is_error: false}, {@code stream: false} and
 * a result without content say nothing; numbers compare by value.
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
            boolean isSilent = (name.equals("is_error") || name.equals("stream")) && value == JsonValue.FALSE
                    || name.equals("content") && value.equals(JsonValue.EMPTY_JSON_ARRAY);
            if (!isSilent) {
                members.put(
                        name, isShort(name, value) ? List.of(Map.of("type", "text", "text", of(value))) : of(value));
            }
        });
        return members;
    }

    private static boolean isShort(String name, JsonValue value) {
        return (name.equals("content") || name.equals("system")) && value instanceof JsonString;
    }
}
