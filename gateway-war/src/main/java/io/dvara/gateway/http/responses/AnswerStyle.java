package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.dialect.ReasoningHeader;
import io.dvara.gateway.pipeline.Exchange;
import jakarta.json.JsonObject;
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
        HIDDEN;

        /** Returns what a request wishes. */
        static Thoughts of(Exchange exchange) {
            return ReasoningHeader.isOff(exchange) ? HIDDEN : SHOWN;
        }

        /** Returns an object with a list of items as they may be seen. */
        JsonObject seen(JsonObject object, String list) {
            return this == HIDDEN ? Veil.items(object, list) : object;
        }
    }

    /** Copies the names. */
    AnswerStyle {
        freeTools = Set.copyOf(freeTools);
    }

    boolean showsThoughts() {
        return thoughts == Thoughts.SHOWN;
    }
}
