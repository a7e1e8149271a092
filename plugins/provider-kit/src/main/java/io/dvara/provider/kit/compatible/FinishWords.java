package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The words for the end of an answer. */
final class FinishWords {

    private static final Map<String, FinishReason> COMMON = Map.ofEntries(
            Map.entry("stop", FinishReason.STOP),
            Map.entry("eos", FinishReason.STOP),
            Map.entry("eos_token", FinishReason.STOP),
            Map.entry("stop_sequence", FinishReason.STOP),
            Map.entry("end_turn", FinishReason.STOP),
            Map.entry("length", FinishReason.LENGTH),
            Map.entry("max_tokens", FinishReason.LENGTH),
            Map.entry("model_length", FinishReason.LENGTH),
            Map.entry("model_context_window_exceeded", FinishReason.LENGTH),
            Map.entry("tool_calls", FinishReason.TOOL_CALLS),
            Map.entry("tool_use", FinishReason.TOOL_CALLS),
            Map.entry("function_call", FinishReason.FUNCTION_CALL),
            Map.entry("content_filter", FinishReason.CONTENT_FILTER),
            Map.entry("safety", FinishReason.CONTENT_FILTER));

    /** Words of vendors that tell of a failure where others tell why they ended. */
    private static final Map<String, Fault> FAILURES = Map.of(
            "error", Fault.FAILED,
            "network_error", Fault.FAILED,
            "abort", Fault.FAILED,
            "insufficient_system_resource", Fault.UNAVAILABLE);

    private final Map<String, FinishReason> own;

    FinishWords(Map<String, FinishReason> own) {
        this.own = own;
    }

    /**
     * Reads the reason of a choice; an empty one is none, and so is the word for none.
     *
     * @throws ProviderException when the reason is that the vendor failed
     */
    Optional<Finish> read(JsonObject choice) {
        return Members.text(choice, "finish_reason")
                .filter(word -> !word.isEmpty() && !word.equals("null"))
                .map(word -> new Finish(reason(word), Optional.of(word), Optional.empty()));
    }

    private FinishReason reason(String word) {
        FinishReason declared = own.get(word);
        if (declared == null && FAILURES.containsKey(word)) {
            throw failure(word);
        }
        return declared == null ? COMMON.getOrDefault(word.toLowerCase(Locale.ROOT), FinishReason.OTHER) : declared;
    }

    private static ProviderException failure(String word) {
        ProviderException.Details details = new ProviderException.Details(
                Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.of(word));
        return new ProviderException(
                FAILURES.get(word), "the vendor failed and ended its answer with " + word, details);
    }
}
