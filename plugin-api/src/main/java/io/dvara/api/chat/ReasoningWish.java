package io.dvara.api.chat;

import io.dvara.api.Stable;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much the model should think before it answers.
 *
 * @param effort {@code none}, {@code minimal}, {@code low}, {@code medium}, {@code high} or a newer word
 * @param budgetTokens the most tokens to think
 */
@Stable
public record ReasoningWish(Optional<String> effort, OptionalLong budgetTokens) {

    /** Nothing is said. */
    public static final ReasoningWish NONE = new ReasoningWish(Optional.empty(), OptionalLong.empty());
}
