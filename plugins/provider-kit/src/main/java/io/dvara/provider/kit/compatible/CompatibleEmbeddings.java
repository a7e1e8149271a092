package io.dvara.provider.kit.compatible;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Remainder;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Embeds by {@code embeddings}; safe for many threads. */
public final class CompatibleEmbeddings {

    private static final Set<String> KNOWN = Set.of("object", "data", "model", "usage");
    private static final Set<String> KNOWN_ENTRY = Set.of("object", "index", "embedding");

    private final Endpoint endpoint;
    private final Variation variation;
    private final JsonCodec json;
    private final Departure departure;

    /**
     * Makes the embeddings of one provider.
     *
     * @param variation where the vendor's embeddings differ from the common ones
     */
    public CompatibleEmbeddings(Endpoint endpoint, Variation variation) {
        this.endpoint = endpoint;
        this.variation = variation;
        this.json = endpoint.upstream().json();
        this.departure = new Departure(json, variation, new Remainder(endpoint.name(), Writing.HARMLESS));
    }

    /** Embeds, as {@link io.dvara.api.provider.EmbeddingProvider#embed} tells. */
    public EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        JsonObject answer =
                endpoint.upstream().ask(endpoint.post("embeddings", departure.apply(body(request), call), call), call);
        return new EmbeddingAnswer(
                Members.text(answer, "model").orElse(request.model()),
                embeddings(answer, request.inputs().size()),
                Members.object(answer, "usage").map(usage -> UsageReader.read(json.make(), usage)),
                Members.without(json.make(), answer, KNOWN));
    }

    private JsonObject body(EmbeddingRequest request) {
        JsonObjectBuilder body =
                json.make().createObjectBuilder().add("model", request.model()).add("input", input(request.inputs()));
        if (!variation.has(Quirk.VECTORS_ARE_NUMBERS)) {
            body.add("encoding_format", request.encoding().name().toLowerCase(Locale.ROOT));
        }
        request.dimensions().ifPresent(count -> body.add("dimensions", count));
        request.user().ifPresent(user -> body.add("user", user));
        request.extra().forEach(body::add);
        return body.build();
    }

    private JsonValue input(List<EmbeddingRequest.Input> inputs) {
        JsonArrayBuilder all = json.make().createArrayBuilder();
        inputs.forEach(input -> all.add(input(input)));
        return inputs.size() == 1 && !variation.has(Quirk.INPUTS_ARE_A_LIST)
                ? all.build().getFirst()
                : all.build();
    }

    private JsonValue input(EmbeddingRequest.Input input) {
        return switch (input) {
            case EmbeddingRequest.Input.Text text -> json.make().createValue(text.text());
            case EmbeddingRequest.Input.Tokens _
            when variation.has(Quirk.EMBEDS_TEXT_ALONE) ->
                throw ProviderException.unsupported(
                        "input", "provider " + endpoint.name() + " embeds text, not the numbers of tokens");
            case EmbeddingRequest.Input.Tokens tokens ->
                json.make().createArrayBuilder(tokens.tokens()).build();
        };
    }

    /** Puts the vectors into the order of their inputs, which the vendor need not keep. */
    private List<EmbeddingAnswer.Embedding> embeddings(JsonObject answer, int expected) {
        TreeMap<Integer, EmbeddingAnswer.Embedding> ordered = new TreeMap<>();
        JsonArray data = Members.array(answer, "data");
        for (int i = 0; i < data.size(); i++) {
            if (data.get(i) instanceof JsonObject entry && entry.containsKey("embedding")) {
                ordered.put(
                        Members.index(entry, "index").orElse(i),
                        new EmbeddingAnswer.Embedding(
                                entry.get("embedding"), Members.without(json.make(), entry, KNOWN_ENTRY)));
            }
        }
        if (ordered.size() != expected) {
            throw wrongCount(ordered.size(), expected);
        }
        return List.copyOf(ordered.values());
    }

    private ProviderException wrongCount(int given, int expected) {
        return endpoint.upstream().errors().malformed("answered " + expected + " inputs with " + given + " vectors");
    }
}
