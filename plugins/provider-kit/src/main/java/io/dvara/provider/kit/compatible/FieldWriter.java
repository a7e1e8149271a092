package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Sampling;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/** Writes the single fields of a request. */
final class FieldWriter {

    private static final String STREAM_OPTIONS = "stream_options";
    private static final int LONGEST_USER = 64;

    private final Writing writing;

    FieldWriter(Writing writing) {
        this.writing = writing;
    }

    void sampling(Sampling sampling, JsonObjectBuilder to) {
        sampling.temperature().ifPresent(value -> to.add("temperature", value));
        sampling.topP().ifPresent(value -> to.add("top_p", value));
        sampling.frequencyPenalty().ifPresent(value -> to.add("frequency_penalty", value));
        sampling.presencePenalty().ifPresent(value -> to.add("presence_penalty", value));
        sampling.seed().ifPresent(value -> to.add("seed", value));
        sampling.choices().ifPresent(value -> to.add("n", value));
        sampling.maxCompletionTokens().ifPresent(value -> to.add("max_completion_tokens", value));
        if (!sampling.stop().isEmpty()) {
            JsonArrayBuilder stop = writing.array();
            sampling.stop().forEach(stop::add);
            to.add("stop", stop);
        }
    }

    /** What the client of another dialect said may have no form or another name here. */
    void said(ChatRequest request, JsonObjectBuilder to) {
        boolean own = writing.isOwnDialect();
        request.sampling()
                .maxTokens()
                .ifPresent(limit -> to.add(
                        own ? "max_tokens" : writing.variation().limitField().apply(request.model()), limit));
        request.sampling().topK().ifPresent(value -> {
            if (own) {
                to.add("top_k", value);
            } else {
                writing.call().dropped("top_k");
            }
        });
        new EffortWriter(writing).write(request, to);
        request.topLogprobs().ifPresent(count -> {
            to.add("logprobs", true);
            if (count > 0) {
                to.add("top_logprobs", count);
            }
        });
        request.user().ifPresent(user -> user(user, to));
    }

    /** Ids of other dialects may be longer than the vendors of this one take. */
    private void user(String id, JsonObjectBuilder to) {
        if (writing.isOwnDialect() || id.length() <= LONGEST_USER) {
            to.add("user", id);
        } else {
            writing.call().dropped("user");
        }
    }

    /** Streams always tell their usage; other options of a stream are the client's. */
    void delivery(Delivery delivery, JsonObject extra, JsonObjectBuilder to) {
        if (delivery == Delivery.WHOLE) {
            if (extra.containsKey(STREAM_OPTIONS)) {
                to.add(STREAM_OPTIONS, extra.get(STREAM_OPTIONS));
            }
            return;
        }
        to.add("stream", true);
        JsonObject options = Members.object(extra, STREAM_OPTIONS).orElse(JsonValue.EMPTY_JSON_OBJECT);
        if (writing.variation().has(Quirk.USAGE_UNASKED)) {
            JsonObject others = Members.without(writing.json().make(), options, Set.of("include_usage"));
            writing.policy().settle(others, STREAM_OPTIONS, writing.call());
        } else {
            to.add(
                    STREAM_OPTIONS,
                    writing.json().make().createObjectBuilder(options).add("include_usage", true));
        }
    }

    void extra(JsonObject extra, JsonObjectBuilder to) {
        JsonObject rest = Members.without(writing.json().make(), extra, Set.of(STREAM_OPTIONS, "stream"));
        if (!writing.isOwnDialect()) {
            writing.policy().settle(writing.notUnderstood(rest), "", writing.call());
            return;
        }
        for (Map.Entry<String, JsonValue> field : rest.entrySet()) {
            to.add(field.getKey(), field.getValue());
        }
    }
}
