package io.dvara.provider.mock;

import io.dvara.api.chat.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All choices of an answer, before they are delivered.
 *
 * @param id made from the request
 * @param model as the client named it
 * @param drafts the choices
 * @param promptTokens what the prompt counts for
 * @param probabilities where they are asked for
 */
record Answer(String id, String model, List<Draft> drafts, long promptTokens, Optional<Probabilities> probabilities) {

    Answer {
        drafts = List.copyOf(drafts);
    }

    /** Returns how many words all choices have. */
    int words() {
        int words = 0;
        for (Draft draft : drafts) {
            words += draft.words();
        }
        return words;
    }

    Usage usage() {
        int words = words();
        int thoughts = 0;
        for (Draft draft : drafts) {
            thoughts += draft.thoughts();
        }
        return Usage.UNKNOWN
                .vary()
                .input(OptionalLong.of(promptTokens))
                .output(OptionalLong.of(words))
                .total(OptionalLong.of(promptTokens + words))
                .cached(OptionalLong.of(0))
                .reasoning(OptionalLong.of(thoughts))
                .build();
    }
}
