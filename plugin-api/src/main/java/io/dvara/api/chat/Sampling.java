package io.dvara.api.chat;

import io.dvara.api.Stable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How tokens are chosen and when the answer stops; what is not said is absent.
 *
 * @param temperature randomness
 * @param topP the mass of likely tokens to choose from
 * @param topK the number of likely tokens to choose from
 * @param frequencyPenalty against repeating what is frequent
 * @param presencePenalty against repeating at all
 * @param seed for answers that repeat
 * @param stop texts that end the answer
 * @param maxTokens the longest answer, in the older word
 * @param maxCompletionTokens the longest answer, thoughts included
 * @param choices how many answers
 */
@Stable
public record Sampling(
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalInt topK,
        OptionalDouble frequencyPenalty,
        OptionalDouble presencePenalty,
        OptionalLong seed,
        List<String> stop,
        OptionalLong maxTokens,
        OptionalLong maxCompletionTokens,
        OptionalInt choices) {

    /** Nothing is said. */
    public static final Sampling DEFAULTS = new Sampling(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            List.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty());

    /** Copies the stop texts. */
    public Sampling {
        stop = List.copyOf(stop);
    }

    /** Returns the longest answer in whichever word it was said. */
    public OptionalLong tokenLimit() {
        return maxCompletionTokens.isPresent() ? maxCompletionTokens : maxTokens;
    }
}
