package io.dvara.provider.kit.compatible;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

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
            switch (value == JsonValue.NULL ? "" : name) {
                case "" -> {}
                case "messages" -> builder.add(name, each((JsonArray) value, "content"));
                case "tools" -> builder.add(name, each((JsonArray) value, "type"));
                case "stop" -> builder.add(name, value instanceof JsonString ? list(value) : value);
                case "tool_choice" ->
                    builder.add(name, value.toString().equals("\"any\"") ? Json.createValue("required") : value);
                default -> builder.add(name, value);
            }
        });
        return builder.build();
    }

    private static JsonArray list(JsonValue only) {
        return Json.createArrayBuilder().add(only).build();
    }

    private static JsonArrayBuilder each(JsonArray objects, String optional) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObject object : objects.getValuesAs(JsonObject.class)) {
            JsonObjectBuilder builder = Json.createObjectBuilder(object);
            JsonValue value = object.getOrDefault(optional, JsonValue.NULL);
            boolean saysNothing = value.toString().equals("[]")
                    || value == JsonValue.NULL
                    || value.toString().equals("\"function\"");
            if (value instanceof JsonArray parts) {
                builder.add(optional, parts(parts));
            }
            if (object.get("tool_calls") instanceof JsonArray calls) {
                builder.add("tool_calls", calls(calls));
            } else {
                builder.remove("tool_calls");
            }
            all.add(saysNothing ? builder.remove(optional) : builder);
        }
        return all;
    }

    /** A list of one text says what the text says, and an image's address what the object with it says. */
    private static JsonValue parts(JsonArray parts) {
        List<JsonObject> all = parts.getValuesAs(JsonObject.class);
        if (all.size() == 1 && all.getFirst().keySet().equals(Set.of("type", "text"))) {
            return all.getFirst().get("text");
        }
        JsonArrayBuilder builder = Json.createArrayBuilder();
        for (JsonObject part : all) {
            builder.add(
                    part.get("image_url") instanceof JsonString url
                            ? Json.createObjectBuilder(part)
                                    .add("image_url", Json.createObjectBuilder().add("url", url))
                                    .build()
                            : part);
        }
        return builder.build();
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
