package io.dvara.provider.kit;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fields of requests for which a vendor has no form, judged by what an answer without them would be.
 *
 * @param harmless without these the answer means the same
 */
public record ForeignFields(Set<String> harmless) {

    /** Those of the chat dialect. */
    public static final ForeignFields OF_CHAT = new ForeignFields(Set.of(
            "store",
            "prediction",
            "verbosity",
            "prompt_cache_key",
            "prompt_cache_retention",
            "prompt_cache_options",
            "include",
            "truncation",
            "background",
            "repetition_penalty",
            "min_p",
            "top_a",
            "parallel_tool_calls",
            "top_logprobs"));

    /** Those of all dialects. */
    public static final ForeignFields OF_ALL_DIALECTS = OF_CHAT.and(
            "safety_identifier",
            "cache_control",
            "context_management",
            "compaction",
            "inference_geo",
            "speed",
            "diagnostics",
            "fallbacks",
            "user_profile_id");

    /** What to do about a field. */
    public enum Verdict {
        /** Nothing: it spells out what is so anyway. */
        IDLE,
        /** It is left out, and named as such. */
        HARMLESS,
        /** It is refused, since the answer would not be what was asked for. */
        WEIGHTY
    }

    /** Copies the names. */
    public ForeignFields {
        harmless = Set.copyOf(harmless);
    }

    /** Returns these and more that are harmless. */
    public ForeignFields and(String... names) {
        return new ForeignFields(
                Stream.concat(harmless.stream(), Stream.of(names)).collect(Collectors.toSet()));
    }

    /** Judges a field. */
    public Verdict judge(String name, JsonValue value) {
        if (isIdle(name, value)) {
            return Verdict.IDLE;
        }
        return harmless.contains(name) ? Verdict.HARMLESS : Verdict.WEIGHTY;
    }

    private static boolean isIdle(String name, JsonValue value) {
        return switch (name) {
            case "modalities" -> value.toString().equals("[\"text\"]");
            case "logprobs", "background", "store" -> value == JsonValue.FALSE;
            case "logit_bias" -> value instanceof JsonObject biases && biases.isEmpty();
            case "service_tier" ->
                value.toString().equals("\"auto\"") || value.toString().equals("\"default\"");
            default -> value == JsonValue.NULL;
        };
    }
}
