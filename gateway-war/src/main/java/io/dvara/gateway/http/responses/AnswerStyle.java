package io.dvara.gateway.http.responses;

import java.util.Set;

/**
 * What a client is to see of an answer.
 *
 * @param kind the type of the provider that serves
 * @param thoughts whether thoughts are shown
 * @param freeTools the names of tools whose input is free text
 */
record AnswerStyle(String kind, Thoughts thoughts, Set<String> freeTools) {

    /** Whether thoughts are shown. */
    enum Thoughts {
        /** They are. */
        SHOWN,
        /** They are not. */
        HIDDEN
    }

    /** Copies the names. */
    AnswerStyle {
        freeTools = Set.copyOf(freeTools);
    }

    boolean showsThoughts() {
        return thoughts == Thoughts.SHOWN;
    }
}
