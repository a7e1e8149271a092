package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Tool;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/** Tools whose input is free text, as functions of one argument. */
final class CustomTools {

    static final String TYPE = "custom";

    private static final String INPUT = "input";

    private static final JsonObject PARAMETERS = Json.createObjectBuilder()
            .add("type", "object")
            .add(
                    "properties",
                    Json.createObjectBuilder()
                            .add(INPUT, Json.createObjectBuilder().add("type", "string")))
            .add("required", Json.createArrayBuilder().add(INPUT))
            .add("additionalProperties", false)
            .build();

    private CustomTools() {}

    /** Returns whether a tool takes whatever text the model writes. */
    static boolean isFree(JsonObject tool) {
        return tool.getString("type", "").equals(TYPE)
                && !tool.getString("name", "").isEmpty()
                && (!(tool.get("format") instanceof JsonObject format)
                        || format.getString("type", "text").equals("text"));
    }

    static Tool function(JsonObject tool) {
        return new Tool.Function(
                tool.getString("name"),
                Optional.ofNullable(tool.getString("description", null)),
                Optional.of(PARAMETERS),
                Optional.empty(),
                Extras.NONE);
    }

    /** Returns the arguments that say an input. */
    static String arguments(String input, JacksonCodec codec) {
        return codec.write(codec.make().createObjectBuilder().add(INPUT, input).build());
    }

    /** Returns the input that arguments say; what is none is passed on as it is. */
    static String input(String arguments, JacksonCodec codec) {
        try {
            return codec.readObject(arguments).get(INPUT) instanceof JsonString text ? text.getString() : arguments;
        } catch (JsonException _) {
            return arguments;
        }
    }
}
