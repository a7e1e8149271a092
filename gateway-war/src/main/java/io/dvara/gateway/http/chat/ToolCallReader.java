package io.dvara.gateway.http.chat;

import io.dvara.api.chat.Part;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** Reads a call that the assistant made earlier; one that is no function's stays as it is. */
final class ToolCallReader {

    private ToolCallReader() {}

    static Part read(JsonInput in, JsonProvider make) {
        Members call = Members.read(in, make);
        if (!call.string("type").orElse("function").equals("function")) {
            return new Part.Opaque(call.whole());
        }
        Members function = call.inner("function");
        return new Part.ToolCall(
                call.needed("id"),
                function.needed("name"),
                function.string("arguments").orElse(""),
                Optional.empty(),
                call.extras());
    }
}
