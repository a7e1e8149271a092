package io.dvara.api.completion;

import io.dvara.api.Stable;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Sampling;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request to continue plain text.
 *
 * @param model the vendor's own name of the model
 * @param delivery whole or piece by piece
 * @param prompts what to continue; choices are counted through all of them
 * @param suffix what comes after the text to be inserted
 * @param logprobs how many likely tokens to report
 * @param sampling how to choose tokens and when to stop
 * @param extra fields of the client's request that have no place here, such as {@code echo}
 */
@Stable
public record CompletionRequest(
        String model,
        Delivery delivery,
        List<Prompt> prompts,
        Optional<String> suffix,
        OptionalInt logprobs,
        Sampling sampling,
        JsonObject extra) {

    /** Copies the prompts. */
    public CompletionRequest {
        prompts = List.copyOf(prompts);
    }

    /** Something to continue. */
    @Stable
    public sealed interface Prompt {

        /**
         * Text.
         *
         * @param text may be empty
         */
        record Text(String text) implements Prompt {}

        /**
         * Text as the numbers of its tokens.
         *
         * @param tokens the numbers
         */
        record Tokens(List<Integer> tokens) implements Prompt {

            /** Copies the numbers. */
            public Tokens {
                tokens = List.copyOf(tokens);
            }
        }
    }
}
