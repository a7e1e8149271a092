package io.dvara.provider.cohere;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the events of a stream together to the whole answer that says the same, by rules of its own. */
final class StreamAssembly {

    private final Map<Integer, StringBuilder> contents = new TreeMap<>();
    private final Map<Integer, String> kinds = new TreeMap<>();
    private final Map<Integer, JsonObject> calls = new TreeMap<>();
    private final Map<Integer, StringBuilder> arguments = new TreeMap<>();
    private final List<JsonValue> citations = new ArrayList<>();
    private final StringBuilder plan = new StringBuilder();
    private final JsonObjectBuilder answer = Asking.JSON.make().createObjectBuilder();

    static JsonObject of(String body) {
        StreamAssembly assembly = new StreamAssembly();
        body.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Asking.JSON.readObject(line.substring("data: ".length())))
                .forEach(assembly::add);
        return assembly.whole();
    }

    private void add(JsonObject event) {
        JsonObject delta = event.containsKey("delta") ? event.getJsonObject("delta") : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject message = delta.containsKey("message") ? delta.getJsonObject("message") : delta;
        switch (event.getString("type")) {
            case "message-start" -> answer.add("id", event.get("id"));
            case "content-start" -> {
                kinds.put(
                        event.getInt("index"), message.getJsonObject("content").getString("type"));
                contents.put(event.getInt("index"), new StringBuilder());
            }
            case "content-delta" -> {
                int place = event.getInt("index");
                contents.get(place).append(message.getJsonObject("content").getString(kinds.get(place)));
            }
            case "tool-plan-delta" -> plan.append(message.getString("tool_plan"));
            case "tool-call-start" -> {
                calls.put(event.getInt("index"), message.getJsonObject("tool_calls"));
                arguments.put(event.getInt("index"), new StringBuilder());
            }
            case "tool-call-delta" ->
                arguments
                        .get(event.getInt("index"))
                        .append(message.getJsonObject("tool_calls")
                                .getJsonObject("function")
                                .getString("arguments"));
            case "citation-start" -> citations.add(message.get("citations"));
            case "message-end" -> {
                answer.add("finish_reason", delta.get("finish_reason"));
                answer.add("usage", delta.get("usage"));
            }
            case "content-end", "tool-call-end", "citation-end" -> {}
            default -> throw new AssertionError("an event that is not known: " + event);
        }
    }

    private JsonObject whole() {
        JsonObjectBuilder message = Asking.JSON.make().createObjectBuilder().add("role", "assistant");
        JsonArrayBuilder said = Asking.JSON.make().createArrayBuilder();
        contents.forEach((place, text) -> said.add(Asking.JSON
                .make()
                .createObjectBuilder()
                .add("type", kinds.get(place))
                .add(kinds.get(place), text.toString())));
        message.add("content", said).add("tool_plan", plan.toString());
        JsonArrayBuilder wanted = Asking.JSON.make().createArrayBuilder();
        calls.forEach((place, call) ->
                wanted.add(withArguments(call, arguments.get(place).toString())));
        message.add("tool_calls", wanted);
        JsonArrayBuilder cited = Asking.JSON.make().createArrayBuilder();
        citations.forEach(cited::add);
        return answer.add("message", message.add("citations", cited)).build();
    }

    private static JsonObject withArguments(JsonObject call, String arguments) {
        JsonObjectBuilder function = Asking.JSON
                .make()
                .createObjectBuilder(call.getJsonObject("function"))
                .add("arguments", arguments);
        return Asking.JSON
                .make()
                .createObjectBuilder(call)
                .add("function", function)
                .build();
    }
}
