package io.dvara.dialects;

import java.util.Optional;
import java.util.Set;

/**
 * What a client heard.
 *
 * @param meaning of the answer, or of as much as came
 * @param failure how it failed, if it did
 * @param dropped the fields that the gateway tells as dropped
 * @param retryAfter when to come again, as the header says
 */
record Heard(Meaning meaning, Optional<Failure> failure, Set<String> dropped, Optional<String> retryAfter) {

    static Heard answer(Meaning meaning, Wire wire) {
        return new Heard(meaning, Optional.empty(), wire.dropped(), wire.retryAfter());
    }

    static Heard failure(Meaning before, Failure failure, Wire wire) {
        return new Heard(before, Optional.of(failure), wire.dropped(), wire.retryAfter());
    }

    /**
     * A failure, as the dialect tells it.
     *
     * @param status of HTTP
     * @param type in the dialect's words
     * @param code of the gateway, where the dialect has a place for it
     * @param message for people
     */
    record Failure(int status, String type, String code, String message) {}
}
