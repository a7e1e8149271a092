package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Sampling;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.OptionalLong;

/** Writes how the answer is made: sampling, its end, its form and the thoughts before it. */
final class GenerationConfig {

    private static final int MOST_STOPS = 5;

    private final Order order;
    private final JsonProvider make;
    private final ChatRequest request;

    GenerationConfig(Order order) {
        this.order = order;
        this.make = order.make();
        this.request = order.request();
    }

    JsonObject write() {
        JsonObjectBuilder config = make.createObjectBuilder();
        sampling(config);
        limits(config);
        request.topLogprobs().ifPresent(count -> {
            config.add("responseLogprobs", true);
            if (count > 0) {
                config.add("logprobs", count);
            }
        });
        request.format().ifPresent(format -> format(format, config));
        new Speech(order).write(config);
        new Thinking(order).config().ifPresent(thinking -> config.add("thinkingConfig", thinking));
        return config.build();
    }

    private void sampling(JsonObjectBuilder config) {
        Sampling sampling = request.sampling();
        sampling.temperature().ifPresent(value -> config.add("temperature", value));
        sampling.topP().ifPresent(value -> config.add("topP", value));
        sampling.topK().ifPresent(value -> config.add("topK", value));
        sampling.presencePenalty().ifPresent(value -> config.add("presencePenalty", value));
        sampling.frequencyPenalty().ifPresent(value -> config.add("frequencyPenalty", value));
        sampling.seed().ifPresent(value -> config.add("seed", folded(value)));
    }

    private void limits(JsonObjectBuilder config) {
        Sampling sampling = request.sampling();
        if (sampling.stop().size() > MOST_STOPS) {
            throw Unsupported.field("stop", "takes at most " + MOST_STOPS + " texts");
        }
        if (!sampling.stop().isEmpty()) {
            config.add("stopSequences", make.createArrayBuilder(sampling.stop()));
        }
        OptionalLong limit = sampling.tokenLimit();
        limit.ifPresent(value -> config.add("maxOutputTokens", value));
        sampling.choices().ifPresent(count -> {
            if (count > 1) {
                config.add("candidateCount", count);
            }
        });
    }

    /** The vendor's seed has 32 bits; a longer one still makes answers repeat. */
    private static int folded(long seed) {
        return seed == (int) seed ? (int) seed : Long.hashCode(seed);
    }

    private void format(ResponseFormat format, JsonObjectBuilder config) {
        switch (format) {
            case ResponseFormat.Simple.TEXT -> {}
            case ResponseFormat.Simple.JSON_OBJECT -> config.add("responseMimeType", "application/json");
            case ResponseFormat.JsonSchema schema -> schema(schema, config);
            case ResponseFormat.Opaque _ ->
                throw Unsupported.field("response_format", "answers in text, in JSON or by a JSON schema alone");
        }
    }

    private void schema(ResponseFormat.JsonSchema format, JsonObjectBuilder config) {
        config.add("responseMimeType", "application/json");
        format.extra().forEach((name, _) -> order.drop("response_format.json_schema." + name));
        Schemas schemas = new Schemas(order);
        format.schema()
                .ifPresent(schema -> config.add(
                        schemas.member("responseSchema", "responseJsonSchema"),
                        schemas.write(described(schema, format))));
        if (format.schema().isEmpty()) {
            format.description().ifPresent(_ -> order.drop("response_format.json_schema.description"));
        }
    }

    /** What the schema is for is told in the schema. */
    private JsonObject described(JsonObject schema, ResponseFormat.JsonSchema format) {
        if (format.description().isEmpty() || schema.containsKey("description") || schema.containsKey("$ref")) {
            return schema;
        }
        return make.createObjectBuilder(schema)
                .add("description", format.description().get())
                .build();
    }
}
