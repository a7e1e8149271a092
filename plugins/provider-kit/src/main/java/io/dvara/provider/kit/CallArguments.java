package io.dvara.provider.kit;

import io.dvara.api.json.JsonCodec;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The arguments of an earlier tool call, for vendors that take them as an object alone. */
public final class CallArguments {

    private CallArguments() {}

    /** Returns the object; what a model wrote otherwise is kept within one, for it to see what went wrong. */
    public static JsonObject object(JsonCodec json, String arguments) {
        if (arguments.isBlank()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try {
            JsonValue value = json.read(arguments);
            return value instanceof JsonObject object ? object : within(json, "arguments", value);
        } catch (JsonException _) {
            return within(json, "invalid_json", json.make().createValue(arguments));
        }
    }

    private static JsonObject within(JsonCodec json, String name, JsonValue value) {
        return json.make().createObjectBuilder().add(name, value).build();
    }
}
