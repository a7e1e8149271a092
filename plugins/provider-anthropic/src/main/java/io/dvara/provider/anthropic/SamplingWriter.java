package io.dvara.provider.anthropic;

import io.dvara.api.chat.Sampling;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Writes how tokens are chosen and when the answer stops. */
final class SamplingWriter {

    /** With thoughts the vendor takes no smaller part of the likely tokens. */
    private static final double LEAST_TOP_P_WITH_THOUGHTS = 0.95;

    private final Order order;
    private final Sampling sampling;
    private final Thinking thinking;

    SamplingWriter(Order order, Thinking thinking) {
        this.order = order;
        this.sampling = order.request().sampling();
        this.thinking = thinking;
    }

    /** Writes the fields, or refuses those that would change what the answer is. */
    void write(JsonObjectBuilder body) {
        if (sampling.choices().orElse(1) > 1) {
            throw Unsupported.field("n", "gives one answer a request");
        }
        sampling.seed().ifPresent(_ -> order.drop("seed"));
        dropPenalty("frequency_penalty", sampling.frequencyPenalty().orElse(0));
        dropPenalty("presence_penalty", sampling.presencePenalty().orElse(0));
        stop(body);
        if (order.isNative()) {
            verbatim(body);
        } else {
            temperature(body);
            topP(body);
            topK(body);
        }
    }

    private void dropPenalty(String field, double value) {
        if (value != 0) {
            order.drop(field);
        }
    }

    private void stop(JsonObjectBuilder body) {
        if (sampling.stop().isEmpty()) {
            return;
        }
        JsonArrayBuilder texts = order.json().make().createArrayBuilder();
        for (String text : sampling.stop()) {
            if (text.isBlank() && !order.isNative()) {
                throw Unsupported.field("stop", "stops at no text that is only white space");
            }
            texts.add(text);
        }
        body.add("stop_sequences", texts);
    }

    private void verbatim(JsonObjectBuilder body) {
        sampling.temperature().ifPresent(value -> body.add("temperature", value));
        sampling.topP().ifPresent(value -> body.add("top_p", value));
        sampling.topK().ifPresent(value -> body.add("top_k", value));
    }

    private void temperature(JsonObjectBuilder body) {
        double value = sampling.temperature().orElse(1);
        if (value == 1) {
            return;
        }
        if (value > 1 || isFixed()) {
            order.drop("temperature");
        } else {
            body.add("temperature", value);
        }
    }

    private void topP(JsonObjectBuilder body) {
        double value = sampling.topP().orElse(1);
        if (value == 1) {
            return;
        }
        boolean isSecond = sampling.temperature().orElse(1) != 1 && !order.takes(Trait.SAMPLING_PAIR);
        boolean isTooSmall = isThinking() && value < LEAST_TOP_P_WITH_THOUGHTS;
        if (!order.takes(Trait.SAMPLING) || isSecond || isTooSmall) {
            order.drop("top_p");
        } else {
            body.add("top_p", value);
        }
    }

    private void topK(JsonObjectBuilder body) {
        if (sampling.topK().isEmpty()) {
            return;
        }
        if (isFixed()) {
            order.drop("top_k");
        } else {
            body.add("top_k", sampling.topK().getAsInt());
        }
    }

    private boolean isFixed() {
        return !order.takes(Trait.SAMPLING) || isThinking();
    }

    private boolean isThinking() {
        return thinking.isOn() || order.says("thinking") && Thinking.isAskedFor(order);
    }
}
