package io.dvara.provider.bedrock;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * JSON of the vendor's API without the differences that mean nothing to it.
 *
 * <p>Empty configurations, an empty system prompt and the status {@code success} are the same as nothing
 * said; a schema that stands there as text compares by its value; neighbouring messages of one role are
 * one; numbers compare by value.
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
        items.removeIf(item -> item instanceof Map<?, ?> block
                && block.size() == 1
                && block.get("text") instanceof String text
                && text.isBlank());
        return items;
    }

    private static Map<String, Object> members(JsonObject object) {
        Map<String, Object> members = new TreeMap<>();
        object.forEach((name, value) -> {
            if (!meansNothing(name, value)) {
                members.put(name, member(name, value));
            }
        });
        members.remove("inferenceConfig", Map.of());
        return members;
    }

    private static Object member(String name, JsonValue value) {
        if (name.equals("schema") && value instanceof JsonString text) {
            return of(Asking.JSON.read(text.getString()));
        }
        if (name.equals("name") && value instanceof JsonString text) {
            return text.getString().replace('_', ' ');
        }
        return name.equals("messages") ? joined((JsonArray) value) : of(value);
    }

    private static List<Object> joined(JsonArray messages) {
        List<Map<String, Object>> turns = new ArrayList<>();
        for (JsonValue message : messages) {
            Map<String, Object> turn = members(message.asJsonObject());
            boolean goesOn = !turns.isEmpty() && Objects.equals(turns.getLast().get("role"), turn.get("role"));
            if (goesOn) {
                List<Object> content = new ArrayList<>((List<?>) turns.getLast().get("content"));
                content.addAll((List<?>) turn.get("content"));
                turns.getLast().put("content", content);
            } else {
                turns.add(turn);
            }
        }
        return List.copyOf(turns);
    }

    private static boolean meansNothing(String name, JsonValue value) {
        return switch (name) {
            case "system", "stopSequences" -> value.equals(JsonValue.EMPTY_JSON_ARRAY);
            case "inferenceConfig", "additionalModelRequestFields" -> value.equals(JsonValue.EMPTY_JSON_OBJECT);
            case "display" -> true;
            case "output_config" -> value.asJsonObject().getString("effort", "").equals("high");
            case "temperature" -> value instanceof JsonNumber number && number.doubleValue() == 1;
            case "status" ->
                value instanceof JsonString text && text.getString().equals("success");
            default -> false;
        };
    }
}
