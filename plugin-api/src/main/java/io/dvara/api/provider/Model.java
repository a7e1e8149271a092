package io.dvara.api.provider;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model as its vendor lists it.
 *
 * @param id the vendor's own name
 * @param owner who the vendor says owns it
 * @param created seconds since the epoch
 * @param traits what it is known to do
 * @param extra members of the vendor's entry that have no place here
 */
@Stable
public record Model(String id, String owner, OptionalLong created, Traits traits, JsonObject extra) {

    /**
     * What a model can do; what is not known is absent.
     *
     * @param streaming answers piece by piece
     * @param vision takes images
     * @param toolCalls calls functions
     * @param structuredOutputs holds to a JSON schema
     * @param jsonMode answers in JSON of any shape
     * @param maxContextTokens the size of its context window
     */
    @Stable
    public record Traits(
            Optional<Boolean> streaming,
            Optional<Boolean> vision,
            Optional<Boolean> toolCalls,
            Optional<Boolean> structuredOutputs,
            Optional<Boolean> jsonMode,
            OptionalLong maxContextTokens) {

        /** Nothing is known. */
        public static final Traits UNKNOWN = new Traits(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }
}
