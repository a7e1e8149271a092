package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import java.util.Optional;

/**
 * How an answer ended.
 *
 * @param finish why
 * @param usage what it took
 */
record Ending(Optional<Finish> finish, Optional<Usage> usage) {

    /** Returns why the answer is not whole; empty when it is. */
    Optional<String> incomplete() {
        return switch (finish.map(Finish::reason).orElse(FinishReason.STOP)) {
            case LENGTH -> Optional.of("max_output_tokens");
            case CONTENT_FILTER -> Optional.of("content_filter");
            case STOP, TOOL_CALLS, FUNCTION_CALL, PAUSED, OTHER -> Optional.empty();
        };
    }

    /** Returns the status of the answer, and of the items that it ended within. */
    String status() {
        return incomplete().isPresent() ? "incomplete" : "completed";
    }
}
