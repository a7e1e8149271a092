package io.dvara.translation;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The chunks of a stream put together by the plain rules of a client. */
final class Folded {

    private final Map<Integer, Choice> choices = new TreeMap<>();

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    private static final class Choice {
        private final StringBuilder text = new StringBuilder();
        private final Map<Integer, Call> calls = new TreeMap<>();
        private Optional<String> finish = Optional.empty();
    }

    /** Returns the whole answer of which these are the chunks. */
    static JsonObject whole(List<JsonObject> chunks) {
        Folded folded = new Folded();
        chunks.forEach(chunk -> chunk.getJsonArray("choices").forEach(choice -> folded.add(choice.asJsonObject())));
        JsonObject first = chunks.getFirst();
        JsonArrayBuilder choices = Json.createArrayBuilder();
        folded.choices.forEach((index, choice) -> choices.add(told(index, choice)));
        return Json.createObjectBuilder()
                .add("id", first.get("id"))
                .add("object", "chat.completion")
                .add("created", first.get("created"))
                .add("model", first.get("model"))
                .add("choices", choices)
                .build();
    }

    private void add(JsonObject part) {
        Choice choice = choices.computeIfAbsent(part.getInt("index"), _ -> new Choice());
        JsonObject delta = part.getJsonObject("delta");
        if (delta.get("content") instanceof JsonString text) {
            choice.text.append(text.getString());
        }
        if (delta.containsKey("tool_calls")) {
            delta.getJsonArray("tool_calls").forEach(call -> add(choice, call.asJsonObject()));
        }
        if (part.get("finish_reason") instanceof JsonString reason) {
            if (choice.finish.isPresent()) {
                throw new AssertionError("R-05: two finish reasons: " + part);
            }
            choice.finish = Optional.of(reason.getString());
        }
    }

    private static void add(Choice choice, JsonObject delta) {
        Call call = choice.calls.computeIfAbsent(delta.getInt("index"), _ -> new Call());
        JsonObject function = delta.getJsonObject("function");
        call.id += delta.getString("id", "");
        call.name += function.getString("name", "");
        call.arguments.append(function.getString("arguments", ""));
    }

    private static JsonObjectBuilder told(int index, Choice choice) {
        JsonObjectBuilder message = Json.createObjectBuilder()
                .add("role", "assistant")
                .add("content", choice.text.toString())
                .add("refusal", JsonValue.NULL);
        if (!choice.calls.isEmpty()) {
            JsonArrayBuilder calls = Json.createArrayBuilder();
            choice.calls.values().forEach(call -> calls.add(told(call)));
            message.add("tool_calls", calls);
        }
        return Json.createObjectBuilder()
                .add("index", index)
                .add("message", message)
                .add("logprobs", JsonValue.NULL)
                .add("finish_reason", choice.finish.orElseThrow(() -> new AssertionError("R-05: no finish reason")));
    }

    private static JsonObjectBuilder told(Call call) {
        return Json.createObjectBuilder()
                .add("id", call.id)
                .add("type", "function")
                .add(
                        "function",
                        Json.createObjectBuilder().add("name", call.name).add("arguments", call.arguments.toString()));
    }
}
