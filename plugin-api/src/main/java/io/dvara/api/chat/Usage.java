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
 *     of the chat dialect. A vendor that bills other tokens than it counts tells {@code input_tokens}
 *     and {@code output_tokens} in {@code billed_units}, by which the cost is then reckoned
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
        return UNKNOWN.vary()
                .input(OptionalLong.of(input))
                .output(OptionalLong.of(output))
                .total(OptionalLong.of(input + output))
                .build();
    }

    /** Begins a variation of this usage, such as of {@link #UNKNOWN}. */
    public Builder vary() {
        return new Builder(this);
    }

    /** Changes one count after another; not for several threads. */
    @Stable
    public static final class Builder {

        private OptionalLong input;
        private OptionalLong output;
        private OptionalLong total;
        private OptionalLong cached;
        private OptionalLong cacheWritten;
        private OptionalLong reasoning;
        private OptionalLong audioInput;
        private OptionalLong audioOutput;
        private JsonObject extra;

        private Builder(Usage from) {
            input = from.input;
            output = from.output;
            total = from.total;
            cached = from.cached;
            cacheWritten = from.cacheWritten;
            reasoning = from.reasoning;
            audioInput = from.audioInput;
            audioOutput = from.audioOutput;
            extra = from.extra;
        }

        /** Sets all tokens of the prompt. */
        public Builder input(OptionalLong input) {
            this.input = input;
            return this;
        }

        /** Sets all tokens of the answer. */
        public Builder output(OptionalLong output) {
            this.output = output;
            return this;
        }

        /** Sets both, as the vendor says. */
        public Builder total(OptionalLong total) {
            this.total = total;
            return this;
        }

        /** Sets what was read from the vendor's cache. */
        public Builder cached(OptionalLong cached) {
            this.cached = cached;
            return this;
        }

        /** Sets what was written to the vendor's cache. */
        public Builder cacheWritten(OptionalLong cacheWritten) {
            this.cacheWritten = cacheWritten;
            return this;
        }

        /** Sets thoughts. */
        public Builder reasoning(OptionalLong reasoning) {
            this.reasoning = reasoning;
            return this;
        }

        /** Sets sound of the input. */
        public Builder audioInput(OptionalLong audioInput) {
            this.audioInput = audioInput;
            return this;
        }

        /** Sets sound of the output. */
        public Builder audioOutput(OptionalLong audioOutput) {
            this.audioOutput = audioOutput;
            return this;
        }

        /** Sets the members that have no place here. */
        public Builder extra(JsonObject extra) {
            this.extra = extra;
            return this;
        }

        /** Makes the usage. */
        public Usage build() {
            return new Usage(input, output, total, cached, cacheWritten, reasoning, audioInput, audioOutput, extra);
        }
    }
}
