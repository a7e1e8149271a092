package io.dvara.provider.cohere;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import java.util.Optional;

/** Reads why an answer ended. */
final class FinishReasons {

    static final String TIMEOUT = "TIMEOUT";

    private FinishReasons() {}

    /** Returns the end that a word tells; empty for one that tells of a failure. */
    static Optional<Finish> of(String word, boolean hasCalls) {
        if (word.equals("ERROR") || word.equals(TIMEOUT)) {
            return Optional.empty();
        }
        FinishReason reason = reason(word);
        FinishReason seen = hasCalls && reason == FinishReason.STOP ? FinishReason.TOOL_CALLS : reason;
        return Optional.of(new Finish(seen, Optional.of(word), Optional.empty()));
    }

    private static FinishReason reason(String word) {
        return switch (word) {
            case "COMPLETE", "STOP_SEQUENCE" -> FinishReason.STOP;
            case "MAX_TOKENS", "ERROR_LIMIT" -> FinishReason.LENGTH;
            case "TOOL_CALL" -> FinishReason.TOOL_CALLS;
            case "ERROR_TOXIC", "CONTENT_FILTER" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}
