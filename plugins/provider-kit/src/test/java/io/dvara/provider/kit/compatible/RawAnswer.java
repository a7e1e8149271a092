package io.dvara.provider.kit.compatible;

import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
        List<JsonObject> pieces = Members.array(chunk, "choices").getValuesAs(JsonObject.class);
        for (int i = 0; i < pieces.size(); i++) {
            JsonObject begun = Json.createObjectBuilder()
                    .add("index", Members.index(pieces.get(i), "index").orElse(i))
                    .add("message", JsonValue.EMPTY_JSON_OBJECT)
                    .build();
            choices.merge(begun.getInt("index"), joined(begun, asMessage(pieces.get(i))), RawAnswer::joined);
        }
    }

    private JsonObject whole() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        choices.values().forEach(all::add);
        return Json.createObjectBuilder(top).add("choices", all).build();
    }

    /** Beside its piece a vendor may tell the message so far. */
    private static JsonObject asMessage(JsonObject choice) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        choice.forEach((name, value) -> {
            if (!name.equals("message") || !choice.containsKey("delta")) {
                builder.add(name.equals("delta") ? "message" : name, value);
            }
        });
        return builder.build();
    }

    private static JsonObject joined(JsonObject first, JsonObject second) {
        JsonObjectBuilder merged = Json.createObjectBuilder(first);
        second.forEach((name, value) -> {
            if (name.equals("message")) {
                merged.add(name, message(first.getJsonObject(name), (JsonObject) value));
            } else if (name.equals("finish_reason")) {
                merged.add(name, first.getOrDefault(name, JsonValue.NULL) == JsonValue.NULL ? value : first.get(name));
            } else {
                merged.add(name, grown(first.getOrDefault(name, JsonValue.NULL), value));
            }
        });
        return merged.build();
    }

    private static JsonObject message(JsonObject first, JsonObject second) {
        JsonObjectBuilder merged = Json.createObjectBuilder(first);
        second.forEach((name, value) -> merged.add(
                name,
                switch (name) {
                    case "content", "reasoning", "reasoning_content", "refusal" ->
                        text(first.getOrDefault(name, JsonValue.NULL), value);
                    case "tool_calls" -> calls(first.getOrDefault(name, JsonValue.NULL), value);
                    default -> grown(first.getOrDefault(name, JsonValue.NULL), value);
                }));
        return merged.build();
    }

    /** Lists grow, also those of tokens; a null after something says nothing. */
    private static JsonValue grown(JsonValue first, JsonValue second) {
        if (first instanceof JsonArray begun && second instanceof JsonArray more) {
            return Json.createArrayBuilder(begun)
                    .addAll(Json.createArrayBuilder(more))
                    .build();
        }
        boolean areTokens = first instanceof JsonObject begun && begun.get("content") instanceof JsonArray;
        if (areTokens && second == JsonValue.NULL) {
            return first;
        }
        if (!areTokens || !(second instanceof JsonObject more)) {
            return second;
        }
        JsonObjectBuilder merged = Json.createObjectBuilder(first.asJsonObject());
        more.forEach((name, value) ->
                merged.add(name, grown(first.asJsonObject().getOrDefault(name, JsonValue.NULL), value)));
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
        List<JsonObject> calls = new ArrayList<>();
        if (first instanceof JsonArray begun) {
            calls.addAll(begun.getValuesAs(JsonObject.class));
        }
        if (second instanceof JsonArray pieces) {
            pieces.getValuesAs(JsonObject.class).forEach(piece -> addCall(calls, piece));
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        calls.forEach(all::add);
        return all.build();
    }

    /** A piece with an index goes on where that index was told last, unless it names another call; others by their id. */
    private static void addCall(List<JsonObject> calls, JsonObject piece) {
        OptionalInt index = Members.index(piece, "index");
        for (int i = calls.size() - 1; i >= 0; i--) {
            JsonObject call = calls.get(i);
            boolean isSame = index.isPresent()
                    ? Members.index(call, "index").equals(index) && (isUnnamed(piece) || id(call).equals(id(piece)))
                    : !id(piece).isEmpty() && id(call).equals(id(piece));
            if (isSame) {
                calls.set(i, call(call, piece));
                return;
            }
        }
        calls.add(piece);
    }

    private static boolean isUnnamed(JsonObject piece) {
        return id(piece).isEmpty() || function(piece).getString("name", "").isEmpty();
    }

    private static String id(JsonObject call) {
        return call.getString("id", "");
    }

    private static JsonObject function(JsonObject call) {
        return Members.object(call, "function").orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonObject call(JsonObject first, JsonObject second) {
        JsonObject function = function(first);
        String arguments = function(second).getString("arguments", "");
        JsonObjectBuilder joined =
                Json.createObjectBuilder(function).add("arguments", function.getString("arguments", "") + arguments);
        return Json.createObjectBuilder(first).add("function", joined).build();
    }
}
