package io.dvara.gateway.http.chat;

import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Part;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/** Tells calls of functions from those of other tools, whose member is named by their type. */
final class CallWords {

    private static final String FUNCTION = "function";

    private CallWords() {}

    /** Returns the type of a call with these members beside the known ones. */
    static String type(JsonObject extra) {
        return extra.get("type") instanceof JsonString type ? type.getString() : FUNCTION;
    }

    static boolean isFunction(Part.ToolCall call) {
        return !call.name().isEmpty()
                || !call.arguments().isEmpty()
                || type(call.extras().fields()).equals(FUNCTION);
    }

    /** Returns whether the first piece of a call says anything of a function. */
    static boolean beginsFunction(Delta.ToolCall call) {
        return goesOn(call)
                || call.name().filter(name -> !name.isEmpty()).isPresent()
                || type(call.extra()).equals(FUNCTION);
    }

    /** Returns whether a later piece does. */
    static boolean goesOn(Delta.ToolCall call) {
        return !call.arguments().isEmpty() || call.extra().containsKey(FUNCTION);
    }
}
