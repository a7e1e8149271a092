package io.dvara.provider.cohere;

import io.dvara.api.chat.Dialect;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Set;

/** Writes the fields in the vendor's own words; of the rest drops what is harmless and refuses others. */
final class OtherFields {

    private static final Set<String> OWN = Set.of(
            "safety_mode",
            "documents",
            "citation_options",
            "strict_tools",
            "thinking",
            "priority",
            "p",
            "k",
            "stop_sequences",
            "raw_prompting",
            "return_prompt");

    /** What was understood already, under another name of the request. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("stream_options", "reasoning", "output_config", "output_format", "thinking", "reasoning_effort");

    /** Without these the answer means the same. */
    private static final Set<String> HARMLESS = Set.of(
            "store",
            "metadata",
            "service_tier",
            "safety_identifier",
            "prediction",
            "verbosity",
            "prompt_cache_key",
            "prompt_cache_retention",
            "prompt_cache_options",
            "cache_control",
            "context_management",
            "compaction",
            "inference_geo",
            "speed",
            "diagnostics",
            "fallbacks",
            "user_profile_id",
            "include",
            "truncation",
            "background",
            "repetition_penalty",
            "min_p",
            "top_a",
            "parallel_tool_calls",
            "top_logprobs");

    private final Order order;

    OtherFields(Order order) {
        this.order = order;
    }

    /** Returns whether the client says a field in the vendor's words, which then count more than ours. */
    static boolean isOwn(Order order, String name) {
        boolean means = !name.equals("thinking") || order.request().dialect() != Dialect.MESSAGES;
        return OWN.contains(name) && means && order.says(name);
    }

    /** Writes the fields; to be called last, since the vendor's own words replace ours. */
    void write(JsonObjectBuilder body) {
        order.request().user().ifPresent(_ -> order.drop("user"));
        order.request().extra().forEach((name, value) -> {
            if (isOwn(order, name)) {
                body.add(name, value);
            } else if (value != JsonValue.NULL && !SAID_ELSEWHERE.contains(name) && !asksForNothing(name, value)) {
                settle(name);
            }
        });
    }

    private void settle(String name) {
        if (!HARMLESS.contains(name)) {
            throw Unsupported.field(name, "has no form for it; leave it out or choose another model");
        }
        order.drop(name);
    }

    /** Some clients spell out what is so anyway. */
    private static boolean asksForNothing(String name, JsonValue value) {
        return switch (name) {
            case "modalities" -> value.toString().equals("[\"text\"]");
            case "logprobs", "background", "store" -> value == JsonValue.FALSE;
            case "logit_bias" -> value instanceof JsonObject biases && biases.isEmpty();
            case "service_tier" ->
                value.toString().equals("\"auto\"") || value.toString().equals("\"default\"");
            default -> false;
        };
    }
}
