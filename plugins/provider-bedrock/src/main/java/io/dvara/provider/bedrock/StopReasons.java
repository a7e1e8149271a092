package io.dvara.provider.bedrock;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads why an answer ended. */
final class StopReasons {

    private StopReasons() {}

    /**
     * Returns the end that an answer or its last event tells; empty while there is none.
     *
     * @throws ProviderException when it ended because the model made something that is of no use
     */
    static Optional<Finish> of(JsonObject carrier) {
        return Members.text(carrier, "stopReason")
                .map(word -> new Finish(reason(word), Optional.of(word), stopText(carrier)));
    }

    private static FinishReason reason(String word) {
        return switch (word) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "guardrail_intervened", "content_filtered", "refusal" -> FinishReason.CONTENT_FILTER;
            case "pause_turn" -> FinishReason.PAUSED;
            case "malformed_model_output", "malformed_tool_use" -> throw failure(word);
            default -> FinishReason.OTHER;
        };
    }

    private static Optional<String> stopText(JsonObject carrier) {
        Optional<JsonObject> fields = Members.object(carrier, "additionalModelResponseFields");
        return fields.flatMap(told -> Members.object(told, "delta"))
                .or(() -> fields)
                .flatMap(told -> Members.text(told, "stop_sequence"));
    }

    private static ProviderException failure(String word) {
        ProviderException.Details details = new ProviderException.Details(
                Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.of(word));
        return new ProviderException(Fault.FAILED, "Bedrock ended the answer with " + word + ": try again", details);
    }
}
