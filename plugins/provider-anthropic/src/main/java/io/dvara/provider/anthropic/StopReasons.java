package io.dvara.provider.anthropic;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Reads why an answer ended. */
final class StopReasons {

    private StopReasons() {}

    /** Returns the end that a message or its last delta tells; empty while there is none. */
    static Optional<Finish> of(JsonObject message) {
        return Members.text(message, "stop_reason")
                .map(reason -> new Finish(reason(reason), Optional.of(reason), Members.text(message, "stop_sequence")));
    }

    private static FinishReason reason(String word) {
        return switch (word) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "refusal" -> FinishReason.CONTENT_FILTER;
            case "pause_turn" -> FinishReason.PAUSED;
            default -> FinishReason.OTHER;
        };
    }
}
