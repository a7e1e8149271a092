package io.dvara.provider.ollama;

import io.dvara.api.chat.Sampling;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.Set;

/**
 * Writes how tokens are chosen, and the fields that have no place in a request.
 *
 * <p>Ollama's own fields pass, its options also beside {@code options}. Of the others those that
 * would change what the answer is are refused, the rest is dropped by name.
 */
final class Options {

    private static final Set<String> OPTIONS = Set.of(
            "num_ctx",
            "num_keep",
            "num_batch",
            "num_gpu",
            "main_gpu",
            "num_thread",
            "use_mmap",
            "min_p",
            "typical_p",
            "repeat_last_n",
            "repeat_penalty",
            "penalize_newline",
            "mirostat",
            "mirostat_eta",
            "mirostat_tau",
            "draft_num_predict");
    private static final Set<String> REFUSED =
            Set.of("logit_bias", "web_search_options", "audio", "functions", "function_call", "echo", "best_of");

    private final JsonProvider make;
    private final Call call;
    private final Set<String> own;

    /** Lets these of Ollama's own fields pass. */
    Options(JsonProvider make, Call call, Set<String> own) {
        this.make = make;
        this.call = call;
        this.own = own;
    }

    void write(Sampling sampling, JsonObject extra, JsonObjectBuilder body) {
        JsonObjectBuilder options =
                make.createObjectBuilder(Members.object(extra, "options").orElse(JsonValue.EMPTY_JSON_OBJECT));
        for (Map.Entry<String, JsonValue> field : extra.entrySet()) {
            if (OPTIONS.contains(field.getKey())) {
                options.add(field.getKey(), field.getValue());
            } else if (own.contains(field.getKey())) {
                body.add(field.getKey(), field.getValue());
            } else if (!field.getKey().equals("options") && asks(field.getValue())) {
                leaveOut(field.getKey(), field.getValue());
            }
        }
        write(sampling, options);
        JsonObject written = options.build();
        if (!written.isEmpty() || extra.containsKey("options")) {
            body.add("options", written);
        }
    }

    /** Asks for the probabilities of the chosen tokens and of so many likely ones. */
    static void logprobs(int likely, JsonObjectBuilder body) {
        body.add("logprobs", true);
        if (likely > 0) {
            body.add("top_logprobs", likely);
        }
    }

    private void write(Sampling sampling, JsonObjectBuilder options) {
        if (sampling.choices().orElse(1) > 1) {
            throw ProviderException.unsupported("n", "Ollama gives one answer a request: ask without 'n'");
        }
        sampling.temperature().ifPresent(value -> options.add("temperature", value));
        sampling.topP().ifPresent(value -> options.add("top_p", value));
        sampling.topK().ifPresent(value -> options.add("top_k", value));
        sampling.frequencyPenalty().ifPresent(value -> options.add("frequency_penalty", value));
        sampling.presencePenalty().ifPresent(value -> options.add("presence_penalty", value));
        sampling.seed().ifPresent(value -> options.add("seed", value));
        sampling.tokenLimit().ifPresent(value -> options.add("num_predict", value));
        if (!sampling.stop().isEmpty()) {
            options.add("stop", make.createArrayBuilder(sampling.stop()));
        }
    }

    private void leaveOut(String name, JsonValue value) {
        boolean isOne = value instanceof JsonNumber number && number.doubleValue() == 1;
        boolean wantsAudio = name.equals("modalities")
                && value instanceof JsonArray kinds
                && kinds.contains(make.createValue("audio"));
        if (wantsAudio || REFUSED.contains(name) && !(name.equals("best_of") && isOne)) {
            throw ProviderException.unsupported(
                    name, "Ollama has no form for '" + name + "': leave it out or choose another provider");
        }
        call.dropped(name);
    }

    /** Null, false and what is empty ask for nothing. */
    private static boolean asks(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL, FALSE -> false;
            case OBJECT -> !value.asJsonObject().isEmpty();
            case ARRAY -> !value.asJsonArray().isEmpty();
            default -> true;
        };
    }
}
