package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;

/** Which tools the model has to call. */
@Stable
public sealed interface ToolChoice {

    /** A choice without a name. */
    @Stable
    enum Mode implements ToolChoice {
        /** As the model likes. */
        AUTO,
        /** None. */
        NONE,
        /** At least one. */
        REQUIRED
    }

    /**
     * This function.
     *
     * @param name the function
     */
    record Named(String name) implements ToolChoice {}

    /**
     * A choice of another kind.
     *
     * @param value in the words of the request's dialect
     */
    record Opaque(JsonObject value) implements ToolChoice {}
}
