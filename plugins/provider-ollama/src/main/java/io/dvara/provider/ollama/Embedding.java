package io.dvara.provider.ollama;

import io.dvara.api.chat.Usage;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.VendorErrors;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes requests for embeddings and reads their answers.
 *
 * <p>Servers that pass for Ollama answer in the form of its older address, of one vector, or in that of
 * its compatible one.
 */
final class Embedding {

    private static final Set<String> OWN = Set.of("keep_alive", "truncate", "options");
    private static final Set<String> KNOWN =
            Set.of("model", "embeddings", "embedding", "data", "object", "usage", "prompt_eval_count");

    private final JsonProvider make;
    private final VendorErrors errors;

    Embedding(JsonProvider make, VendorErrors errors) {
        this.make = make;
        this.errors = errors;
    }

    JsonObject write(EmbeddingRequest request, Call call) {
        JsonObjectBuilder body =
                make.createObjectBuilder().add("model", request.model()).add("input", input(request.inputs()));
        request.dimensions().ifPresent(count -> body.add("dimensions", count));
        request.user().ifPresent(_ -> call.dropped("user"));
        request.extra().forEach((name, value) -> {
            if (OWN.contains(name)) {
                body.add(name, value);
            } else if (value != JsonValue.NULL) {
                call.dropped(name);
            }
        });
        return body.build();
    }

    EmbeddingAnswer read(EmbeddingRequest request, JsonObject answer) {
        List<JsonValue> vectors = vectors(answer);
        if (vectors.size() != request.inputs().size()) {
            throw errors.malformed("answered with " + vectors.size() + " embeddings for "
                    + request.inputs().size() + " inputs");
        }
        List<EmbeddingAnswer.Embedding> embeddings = new ArrayList<>(vectors.size());
        for (JsonValue vector : vectors) {
            embeddings.add(new EmbeddingAnswer.Embedding(vector, JsonValue.EMPTY_JSON_OBJECT));
        }
        return new EmbeddingAnswer(
                Members.text(answer, "model").orElse(request.model()),
                embeddings,
                usage(answer),
                Members.without(make, answer, KNOWN));
    }

    private static List<JsonValue> vectors(JsonObject answer) {
        if (answer.get("embedding") instanceof JsonArray one) {
            return List.of(one);
        }
        if (answer.get("data") instanceof JsonArray entries) {
            return entries.stream()
                    .map(entry -> entry instanceof JsonObject object ? object.get("embedding") : entry)
                    .filter(Objects::nonNull)
                    .toList();
        }
        return Members.array(answer, "embeddings");
    }

    private JsonValue input(List<Input> inputs) {
        JsonArrayBuilder texts = make.createArrayBuilder();
        for (Input input : inputs) {
            if (!(input instanceof Input.Text(String text))) {
                throw ProviderException.unsupported("input", "Ollama embeds text, not the numbers of tokens");
            }
            texts.add(text);
        }
        JsonArray all = texts.build();
        return all.size() == 1 ? all.getFirst() : all;
    }

    private static Optional<Usage> usage(JsonObject answer) {
        OptionalLong told = Members.whole(answer, "prompt_eval_count");
        OptionalLong input = told.isPresent()
                ? told
                : Members.object(answer, "usage")
                        .map(usage -> Members.whole(usage, "prompt_tokens"))
                        .orElse(told);
        return input.isEmpty()
                ? Optional.empty()
                : Optional.of(Usage.UNKNOWN.vary().input(input).total(input).build());
    }
}
