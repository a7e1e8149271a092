package io.dvara.gateway.http.messages;

import io.dvara.api.json.JsonCodec;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The input of a tool, of which a model may have written anything. */
final class ToolInput {

    private ToolInput() {}

    /** Returns an object, as the dialect wants it, that says what the model wrote. */
    static JsonObject of(String arguments, JsonCodec codec) {
        if (arguments.isBlank()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try {
            JsonValue value = codec.read(arguments);
            return value instanceof JsonObject object
                    ? object
                    : codec.make().createObjectBuilder().add("arguments", value).build();
        } catch (JsonException _) {
            return codec.make()
                    .createObjectBuilder()
                    .add("invalid_json", arguments)
                    .build();
        }
    }

    /** Returns whether nothing can follow. */
    static boolean isWhole(CharSequence arguments, JsonCodec codec) {
        if (arguments.isEmpty() || arguments.charAt(arguments.length() - 1) != '}') {
            return false;
        }
        try {
            codec.read(arguments.toString());
            return true;
        } catch (JsonException _) {
            return false;
        }
    }
}
