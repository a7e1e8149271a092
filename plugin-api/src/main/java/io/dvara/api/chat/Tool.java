package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Something that the model may call. */
@Stable
public sealed interface Tool {

    /**
     * A function of the client.
     *
     * @param name the function
     * @param description what it does
     * @param parameters the JSON schema of its arguments
     * @param strict whether arguments must hold to the schema
     * @param extras the rest
     */
    record Function(
            String name,
            Optional<String> description,
            Optional<JsonObject> parameters,
            Optional<Boolean> strict,
            Extras extras)
            implements Tool {}

    /**
     * A tool of another kind, such as one that the vendor runs.
     *
     * @param value the whole definition, in the words of the request's dialect
     */
    record Opaque(JsonObject value) implements Tool {}
}
