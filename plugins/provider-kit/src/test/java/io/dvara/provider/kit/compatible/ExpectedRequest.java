package io.dvara.provider.kit.compatible;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** What the engine is to send for what a recorded client said, but for what its vendor calls otherwise. */
final class ExpectedRequest {

    private ExpectedRequest() {}

    /** What says nothing is left out, and usage is asked for. */
    static JsonObject of(JsonObject body) {
        JsonObjectBuilder builder = Json.createObjectBuilder(plain(body));
        if (body.getBoolean("stream", false)) {
            JsonObject options = (JsonObject) body.getOrDefault("stream_options", JsonValue.EMPTY_JSON_OBJECT);
            builder.add("stream_options", Json.createObjectBuilder(options).add("include_usage", true));
        } else {
            builder.remove("stream");
        }
        return builder.build();
    }

    /** The same without what says nothing, and in one form where there are two. */
    static JsonObject plain(JsonObject body) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        body.forEach((name, value) -> {
            switch (name) {
                case "messages" -> builder.add(name, each((JsonArray) value, "content"));
                case "tools" -> builder.add(name, each((JsonArray) value, "type"));
                case "tool_choice" ->
                    builder.add(name, value.toString().equals("\"any\"") ? Json.createValue("required") : value);
                default -> builder.add(name, value);
            }
        });
        return builder.build();
    }

    private static JsonArrayBuilder each(JsonArray objects, String optional) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObject object : objects.getValuesAs(JsonObject.class)) {
            JsonObjectBuilder builder = Json.createObjectBuilder(object);
            JsonValue value = object.getOrDefault(optional, JsonValue.NULL);
            boolean saysNothing = value.toString().equals("[]") || value == JsonValue.NULL || optional.equals("type");
            if (object.get("tool_calls") instanceof JsonArray calls) {
                builder.add("tool_calls", calls(calls));
            }
            all.add(saysNothing ? builder.remove(optional) : builder);
        }
        return all;
    }

    private static JsonArrayBuilder calls(JsonArray calls) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObject call : calls.getValuesAs(JsonObject.class)) {
            JsonObject function = call.getJsonObject("function");
            JsonValue arguments = function.get("arguments");
            JsonValue text = arguments instanceof JsonString ? arguments : Json.createValue(arguments.toString());
            all.add(Json.createObjectBuilder(call)
                    .add("type", "function")
                    .add("function", Json.createObjectBuilder(function).add("arguments", text)));
        }
        return all;
    }
}
