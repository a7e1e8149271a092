package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import java.util.Optional;

/** The form that an answer must have. */
@Stable
public sealed interface ResponseFormat {

    /** A form without details. */
    @Stable
    enum Simple implements ResponseFormat {
        /** Text, as when nothing is said. */
        TEXT,
        /** A JSON object of any shape. */
        JSON_OBJECT
    }

    /**
     * JSON that holds to a schema.
     *
     * @param name of the schema
     * @param description what it is for
     * @param schema the JSON schema
     * @param strict whether the answer must hold to it exactly
     * @param extra members beside these
     */
    record JsonSchema(
            String name,
            Optional<String> description,
            Optional<JsonObject> schema,
            Optional<Boolean> strict,
            JsonObject extra)
            implements ResponseFormat {}

    /**
     * A form of another kind.
     *
     * @param value in the words of the request's dialect
     */
    record Opaque(JsonObject value) implements ResponseFormat {}
}
