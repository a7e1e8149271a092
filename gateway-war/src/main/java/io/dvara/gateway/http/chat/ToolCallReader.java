package io.dvara.gateway.http.chat;

import io.dvara.api.chat.Part;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/**
 * Reads a call that the assistant made earlier; one that is no function's stays as it is.
 *
 * <p>Some vendors give functions of their own another type, and some clients send arguments as an object.
 */
final class ToolCallReader {

    private static final String TYPE = "type";
    private static final String FUNCTION = "function";
    private static final String ARGUMENTS = "arguments";

    private ToolCallReader() {}

    static Part read(JsonInput in, JsonProvider make) {
        Members call = Members.read(in, make);
        if (!isOfAnotherType(call)) {
            call.string(TYPE);
        } else if (!(call.whole().get(FUNCTION) instanceof JsonObject)) {
            return new Part.Opaque(call.whole());
        }
        Members function = call.inner(FUNCTION);
        return new Part.ToolCall(
                call.needed("id"), function.needed("name"), arguments(function), Optional.empty(), call.extras());
    }

    private static boolean isOfAnotherType(Members call) {
        return call.whole().get(TYPE) instanceof JsonString type
                && !type.getString().equals(FUNCTION);
    }

    private static String arguments(Members function) {
        return function.whole().get(ARGUMENTS) instanceof JsonObject
                ? function.object(ARGUMENTS).orElseThrow().toString()
                : function.string(ARGUMENTS).orElse("");
    }
}
