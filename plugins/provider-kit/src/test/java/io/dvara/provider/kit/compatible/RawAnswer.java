package io.dvara.provider.kit.compatible;

import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/** Joins the events of a recorded stream to a whole answer, knowing nothing of the engine. */
final class RawAnswer {

    private JsonObject top = JsonValue.EMPTY_JSON_OBJECT;
    private final Map<Integer, JsonObject> choices = new TreeMap<>();

    private RawAnswer() {}

    static JsonObject of(RecordedExchange exchange) {
        String text = exchange.response().text();
        if (!exchange.response().isStream()) {
            return new TestJson().readObject(text);
        }
        RawAnswer answer = new RawAnswer();
        text.lines()
                .filter(line -> line.startsWith("data:") && !line.contains("[DONE]"))
                .map(line -> new TestJson().readObject(line.substring(5)))
                .forEach(answer::add);
        return answer.whole();
    }

    private void add(JsonObject chunk) {
        JsonObjectBuilder merged = Json.createObjectBuilder(top);
        chunk.forEach((name, value) -> {
            boolean headAgain = top.containsKey(name)
                    && (name.equals("id") || name.equals("created") || name.equals("model"))
                    && !top.get(name).toString().matches("\"\"|0");
            if (!headAgain && !(name.equals("usage") && value == JsonValue.NULL)) {
                merged.add(name, value);
            }
        });
        top = merged.build();
        for (JsonObject choice : chunk.getJsonArray("choices").getValuesAs(JsonObject.class)) {
            choices.merge(choice.getInt("index"), asMessage(choice), RawAnswer::joined);
        }
    }

    private JsonObject whole() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        choices.values().forEach(all::add);
        return Json.createObjectBuilder(top).add("choices", all).build();
    }

    private static JsonObject asMessage(JsonObject choice) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        choice.forEach((name, value) -> builder.add(name.equals("delta") ? "message" : name, value));
        return builder.build();
    }

    private static JsonObject joined(JsonObject first, JsonObject second) {
        JsonObjectBuilder merged = Json.createObjectBuilder(first);
        second.forEach((name, value) -> {
            if (name.equals("message")) {
                merged.add(name, message(first.getJsonObject(name), (JsonObject) value));
            } else if (!(value == JsonValue.NULL && name.equals("finish_reason"))) {
                merged.add(name, value);
            }
        });
        return merged.build();
    }

    private static JsonObject message(JsonObject first, JsonObject second) {
        JsonObjectBuilder merged = Json.createObjectBuilder(first);
        second.forEach((name, value) -> merged.add(
                name,
                switch (name) {
                    case "content", "reasoning", "reasoning_content" ->
                        text(first.getOrDefault(name, JsonValue.NULL), value);
                    case "tool_calls" -> calls(first.getOrDefault(name, JsonValue.NULL), value);
                    default -> value;
                }));
        return merged.build();
    }

    private static JsonValue text(JsonValue first, JsonValue second) {
        if (first == JsonValue.NULL || second == JsonValue.NULL) {
            return first == JsonValue.NULL ? second : first;
        }
        if (first instanceof JsonString one && second instanceof JsonString other) {
            return Json.createValue(one.getString() + other.getString());
        }
        return Json.createArrayBuilder(list(first))
                .addAll(Json.createArrayBuilder(list(second)))
                .build();
    }

    private static JsonArray list(JsonValue content) {
        return content instanceof JsonArray list
                ? list
                : Json.createArrayBuilder()
                        .add(Json.createObjectBuilder().add("type", "text").add("text", content))
                        .build();
    }

    private static JsonValue calls(JsonValue first, JsonValue second) {
        TreeMap<Integer, JsonObject> calls = new TreeMap<>();
        for (JsonValue pieces : new JsonValue[] {first, second}) {
            if (pieces instanceof JsonArray array) {
                array.getValuesAs(JsonObject.class)
                        .forEach(piece -> calls.merge(piece.getInt("index"), piece, RawAnswer::call));
            }
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        calls.values().forEach(all::add);
        return all.build();
    }

    private static JsonObject call(JsonObject first, JsonObject second) {
        JsonObject function = first.getJsonObject("function");
        String arguments = second.getJsonObject("function").getString("arguments", "");
        JsonObjectBuilder joined =
                Json.createObjectBuilder(function).add("arguments", function.getString("arguments", "") + arguments);
        return Json.createObjectBuilder(first).add("function", joined).build();
    }
}
