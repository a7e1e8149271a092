package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ResponseFormat;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;

/** Reads the wished form of an answer. */
final class ResponseFormats {

    private ResponseFormats() {}

    static ResponseFormat read(JsonInput in, JsonProvider make) {
        Members format = Members.read(in, make);
        boolean bare = format.whole().size() == 1;
        return switch (format.needed("type")) {
            case "text" -> bare ? ResponseFormat.Simple.TEXT : new ResponseFormat.Opaque(format.whole());
            case "json_object" -> bare ? ResponseFormat.Simple.JSON_OBJECT : new ResponseFormat.Opaque(format.whole());
            case "json_schema" -> isNamed(format.whole()) ? schema(format) : new ResponseFormat.Opaque(format.whole());
            default -> new ResponseFormat.Opaque(format.whole());
        };
    }

    /** Some vendors want no name, or have the schema in another place. */
    private static boolean isNamed(JsonObject format) {
        return format.get("json_schema") instanceof JsonObject schema && schema.containsKey("name");
    }

    private static ResponseFormat schema(Members format) {
        Members schema = format.inner("json_schema");
        ResponseFormat read = new ResponseFormat.JsonSchema(
                schema.needed("name"),
                schema.string("description"),
                schema.object("schema"),
                schema.bool("strict"),
                schema.rest());
        return format.whole().size() == 2 ? read : new ResponseFormat.Opaque(format.whole());
    }
}
