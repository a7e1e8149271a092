package io.dvara.provider.openai;

import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Sampling;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Reads recorded requests for texts to be continued or embedded, in each form that clients send. */
final class RecordedTexts {

    private static final TestJson JSON = new TestJson();
    private static final Set<String> COMPLETION = Set.of(
            "model",
            "stream",
            "stream_options",
            "prompt",
            "suffix",
            "logprobs",
            "temperature",
            "top_p",
            "frequency_penalty",
            "presence_penalty",
            "seed",
            "stop",
            "max_tokens",
            "n");
    private static final Set<String> EMBEDDING = Set.of("model", "input", "dimensions", "encoding_format", "user");

    private RecordedTexts() {}

    static CompletionRequest completion(JsonObject recorded) {
        JsonObject body = plain(recorded);
        return new CompletionRequest(
                body.getString("model", "m"),
                Members.flag(body, "stream").orElse(false) ? Delivery.STREAMED : Delivery.WHOLE,
                texts(body.get("prompt"), CompletionRequest.Prompt.Text::new, CompletionRequest.Prompt.Tokens::new),
                Members.text(body, "suffix"),
                Members.index(body, "logprobs"),
                sampling(body),
                Members.without(JSON.make(), body, COMPLETION));
    }

    static EmbeddingRequest embedding(JsonObject recorded) {
        JsonObject body = plain(recorded);
        return new EmbeddingRequest(
                body.getString("model", "m"),
                texts(body.get("input"), EmbeddingRequest.Input.Text::new, EmbeddingRequest.Input.Tokens::new),
                Members.index(body, "dimensions"),
                recorded.getString("encoding_format", "float").equals("base64")
                        ? EmbeddingRequest.Encoding.BASE64
                        : EmbeddingRequest.Encoding.FLOAT,
                Members.text(body, "user"),
                Members.without(JSON.make(), body, EMBEDDING));
    }

    /** Returns a body as its vendor understands it: without nulls, what holds anyway, and lists of one text. */
    static JsonObject plain(JsonObject body) {
        JsonObjectBuilder plain = JSON.make().createObjectBuilder();
        body.forEach((name, value) -> {
            boolean holdsAnyway = value == JsonValue.NULL
                    || value == JsonValue.FALSE
                    || name.equals("stream_options")
                    || name.equals("encoding_format") && value.toString().equals("\"float\"");
            if (!holdsAnyway) {
                plain.add(name, alone(value));
            }
        });
        return plain.build();
    }

    private static JsonValue alone(JsonValue value) {
        return value instanceof JsonArray list && list.size() == 1 && !(list.getFirst() instanceof JsonNumber)
                ? list.getFirst()
                : value;
    }

    private static Sampling sampling(JsonObject body) {
        Sampling.Builder sampling = Sampling.DEFAULTS.vary();
        Members.number(body, "temperature").ifPresent(sampling::temperature);
        Members.number(body, "top_p").ifPresent(sampling::topP);
        Members.number(body, "frequency_penalty").ifPresent(sampling::frequencyPenalty);
        Members.number(body, "presence_penalty").ifPresent(sampling::presencePenalty);
        Members.whole(body, "seed").ifPresent(sampling::seed);
        Members.whole(body, "max_tokens").ifPresent(sampling::maxTokens);
        Members.index(body, "n").ifPresent(sampling::choices);
        sampling.stop(
                texts(body.getOrDefault("stop", JsonValue.EMPTY_JSON_ARRAY), Function.identity(), List::toString));
        return sampling.build();
    }

    /** Texts stand alone or in a list; so do lists of tokens. */
    private static <T> List<T> texts(JsonValue given, Function<String, T> text, Function<List<Integer>, T> tokens) {
        if (given instanceof JsonString one) {
            return List.of(text.apply(one.getString()));
        }
        JsonArray list = given.asJsonArray();
        if (!list.isEmpty() && list.getFirst() instanceof JsonNumber) {
            return List.of(tokens.apply(list.getValuesAs(JsonNumber::intValue)));
        }
        List<T> all = new ArrayList<>(list.size());
        list.forEach(each -> all.addAll(texts(each, text, tokens)));
        return all;
    }

    /** Returns how many answers a recorded completion asks for. */
    static int choices(JsonObject body) {
        int prompts = completion(body).prompts().size();
        return prompts * completion(body).sampling().choices().orElse(1);
    }

    /** Returns the likely tokens that were asked for. */
    static OptionalInt logprobs(JsonObject body) {
        return completion(body).logprobs();
    }

    static Optional<JsonObject> usage(JsonObject answer) {
        return Members.object(answer, "usage");
    }
}
