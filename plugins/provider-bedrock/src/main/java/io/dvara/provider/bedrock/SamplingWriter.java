package io.dvara.provider.bedrock;

import io.dvara.api.chat.Sampling;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** Writes how tokens are chosen and when the answer stops. */
final class SamplingWriter {

    /** With thoughts Anthropic's models take no smaller part of the likely tokens. */
    private static final double LEAST_TOP_P_WITH_THOUGHTS = 0.95;

    private final Order order;
    private final JsonProvider make;
    private final Sampling sampling;
    private final Thinking thinking;

    SamplingWriter(Order order, Thinking thinking) {
        this.order = order;
        this.make = order.make();
        this.sampling = order.request().sampling();
        this.thinking = thinking;
    }

    /** Returns the vendor's {@code inferenceConfig}; writes what has no place there among the additional fields. */
    JsonObject write(Additional additional) {
        if (sampling.choices().orElse(1) > 1) {
            throw Unsupported.field("n", "gives one answer a request");
        }
        JsonObjectBuilder config = make.createObjectBuilder();
        maxTokens(config);
        temperature().ifPresent(value -> config.add("temperature", value));
        topP().ifPresent(value -> config.add("topP", value));
        stop(config);
        sampling.seed().ifPresent(value -> dial("seed", make.createValue(value), additional));
        penalty("frequency_penalty", sampling.frequencyPenalty().orElse(0), additional);
        penalty("presence_penalty", sampling.presencePenalty().orElse(0), additional);
        sampling.topK().ifPresent(value -> topK(value, additional));
        return config.build();
    }

    private void maxTokens(JsonObjectBuilder config) {
        if (sampling.tokenLimit().isEmpty()) {
            return;
        }
        if (thinking.isUnlimited()) {
            order.drop("max_tokens");
        } else {
            config.add("maxTokens", sampling.tokenLimit().getAsLong());
        }
    }

    private void stop(JsonObjectBuilder config) {
        if (sampling.stop().isEmpty()) {
            return;
        }
        JsonArrayBuilder texts = make.createArrayBuilder();
        for (String text : sampling.stop()) {
            if (text.isBlank()) {
                throw Unsupported.field("stop", "stops at no text that is only white space");
            }
            texts.add(text);
        }
        config.add("stopSequences", texts);
    }

    private Optional<Double> temperature() {
        if (sampling.temperature().isEmpty()) {
            return Optional.empty();
        }
        double value = sampling.temperature().getAsDouble();
        if (value <= 1 && !isFixed()) {
            return Optional.of(value);
        }
        if (value != 1 || !order.takes(Trait.ANTHROPIC_WORDS)) {
            order.drop("temperature");
        }
        return Optional.empty();
    }

    private Optional<Double> topP() {
        if (sampling.topP().isEmpty()) {
            return Optional.empty();
        }
        double value = sampling.topP().getAsDouble();
        boolean isSecond = sampling.temperature().isPresent() && !order.takes(Trait.SAMPLING_PAIR);
        boolean isTooSmall = isThinking() && value < LEAST_TOP_P_WITH_THOUGHTS;
        if (order.takes(Trait.SAMPLING) && !isSecond && !isTooSmall && !thinking.isUnlimited()) {
            return Optional.of(value);
        }
        if (value != 1) {
            order.drop("top_p");
        }
        return Optional.empty();
    }

    private void topK(int value, Additional additional) {
        if (isFixed()) {
            order.drop("top_k");
        } else {
            dial("top_k", make.createValue(value), additional);
        }
    }

    private void penalty(String name, double value, Additional additional) {
        if (value != 0) {
            dial(name, make.createValue(value), additional);
        }
    }

    /** Such fields have no common form; some makers' models take them in words of their own. */
    private void dial(String name, JsonValue value, Additional additional) {
        Optional.ofNullable(order.family().dials().get(name))
                .ifPresentOrElse(place -> additional.add(place, value), () -> order.drop(name));
    }

    private boolean isFixed() {
        return !order.takes(Trait.SAMPLING) || isThinking() || thinking.isUnlimited();
    }

    private boolean isThinking() {
        return thinking.isOn() || order.says("thinking") && Thinking.forbidsForcing(order);
    }
}
