package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ResponseFormat;
import io.dvara.gateway.http.dialect.Members;
import io.dvara.gateway.http.dialect.Remainder;
import jakarta.json.Json;
import java.util.Optional;

/** Reads how the text of an answer is wished for; whatever is no known form stays as it is. */
final class TextWish {

    private static final String FORMAT = "format";

    private TextWish() {}

    /** Reads the member {@code text}, and keeps what else it says. */
    static Optional<ResponseFormat> read(Members text, Remainder remainder) {
        if (text.whole().size() > 1 || !text.whole().containsKey(FORMAT)) {
            remainder.keep(
                    "text",
                    Json.createObjectBuilder(text.whole()).remove(FORMAT).build());
        }
        return text.has(FORMAT) ? Optional.of(format(text.inner(FORMAT))) : Optional.empty();
    }

    private static ResponseFormat format(Members format) {
        boolean bare = format.whole().size() == 1;
        return switch (format.needed("type")) {
            case "text" -> bare ? ResponseFormat.Simple.TEXT : new ResponseFormat.Opaque(format.whole());
            case "json_object" -> bare ? ResponseFormat.Simple.JSON_OBJECT : new ResponseFormat.Opaque(format.whole());
            case "json_schema" ->
                new ResponseFormat.JsonSchema(
                        format.needed("name"),
                        format.string("description"),
                        format.object("schema"),
                        format.bool("strict"),
                        format.rest());
            default -> new ResponseFormat.Opaque(format.whole());
        };
    }
}
