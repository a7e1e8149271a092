package io.dvara.provider.cohere;

import io.dvara.api.chat.Sampling;
import jakarta.json.JsonObjectBuilder;

/** Writes how tokens are chosen and when the answer stops. */
final class SamplingWriter {

    private static final int MOST_STOPS = 5;
    private static final int LARGEST_K = 500;
    private static final double SMALLEST_P = 0.01;
    private static final double LARGEST_P = 0.99;

    private final Order order;
    private final Sampling sampling;

    SamplingWriter(Order order) {
        this.order = order;
        this.sampling = order.request().sampling();
    }

    /** Writes the fields, or refuses those that would change what the answer is. */
    void write(JsonObjectBuilder body) {
        if (sampling.choices().orElse(1) > 1) {
            throw Unsupported.field("n", "gives one answer a request");
        }
        sampling.tokenLimit().ifPresent(most -> body.add("max_tokens", most));
        sampling.temperature().ifPresent(value -> body.add("temperature", value));
        sampling.seed().ifPresent(seed -> body.add("seed", seed));
        sampling.topP().ifPresent(value -> body.add("p", Math.clamp(value, SMALLEST_P, LARGEST_P)));
        topK(body);
        penalty("frequency_penalty", sampling.frequencyPenalty().orElse(0), body);
        penalty("presence_penalty", sampling.presencePenalty().orElse(0), body);
        stop(body);
        logprobs(body);
    }

    private void topK(JsonObjectBuilder body) {
        if (sampling.topK().isEmpty()) {
            return;
        }
        int count = sampling.topK().getAsInt();
        if (count < 0 || count > LARGEST_K) {
            order.drop("top_k");
        } else {
            body.add("k", count);
        }
    }

    /** The vendor takes none below 0 and none above 1. */
    private void penalty(String name, double value, JsonObjectBuilder body) {
        if (value < 0 || value > 1) {
            order.drop(name);
        } else if (value != 0) {
            body.add(name, value);
        }
    }

    private void stop(JsonObjectBuilder body) {
        if (sampling.stop().size() > MOST_STOPS) {
            throw Unsupported.field("stop", "takes at most " + MOST_STOPS + " texts to stop at");
        }
        if (!sampling.stop().isEmpty()) {
            body.add("stop_sequences", order.make().createArrayBuilder(sampling.stop()));
        }
    }

    private void logprobs(JsonObjectBuilder body) {
        if (order.request().topLogprobs().isEmpty()) {
            return;
        }
        if (order.request().topLogprobs().getAsInt() > 0) {
            throw Unsupported.field("top_logprobs", "reports the probability of the chosen tokens alone; say 0");
        }
        body.add("logprobs", true);
    }
}
