package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.OptionalLong;

/**
 * Tokens that a call used; an absent count is not known, a zero is a zero.
 *
 * <p>A vendor that counts otherwise is converted: input includes what was read from and written to
 * its cache, output includes thoughts.
 *
 * @param input all tokens of the prompt
 * @param output all tokens of the answer
 * @param total both, as the vendor says
 * @param cached of the input, read from the vendor's cache
 * @param cacheWritten of the input, written to the vendor's cache
 * @param reasoning of the output, thoughts
 * @param audioInput of the input, sound
 * @param audioOutput of the output, sound
 * @param extra members that have no place here; merged, also within objects, into the usage object
 *     of the chat dialect
 */
@Stable
public record Usage(
        OptionalLong input,
        OptionalLong output,
        OptionalLong total,
        OptionalLong cached,
        OptionalLong cacheWritten,
        OptionalLong reasoning,
        OptionalLong audioInput,
        OptionalLong audioOutput,
        JsonObject extra) {

    /** Nothing is known. */
    public static final Usage UNKNOWN = new Usage(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            JsonValue.EMPTY_JSON_OBJECT);

    /** Makes a usage of which input and output are known. */
    public static Usage of(long input, long output) {
        return new Usage(
                OptionalLong.of(input),
                OptionalLong.of(output),
                OptionalLong.of(input + output),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
