package io.dvara.provider.mock;

import io.dvara.api.chat.Usage;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Embeds texts. */
final class Embedder {

    private static final int USUAL = 1_536;
    private static final int MOST = 8_192;

    private final JsonCodec json;

    Embedder(JsonCodec json) {
        this.json = json;
    }

    EmbeddingAnswer embed(EmbeddingRequest request) {
        int dimensions = request.dimensions().orElse(USUAL);
        if (dimensions < 1 || dimensions > MOST) {
            throw new ProviderException(
                    Fault.REJECTED,
                    "dimensions must be from 1 to " + MOST + ", not " + dimensions,
                    ProviderException.Details.field("dimensions"));
        }
        Vectors vectors = new Vectors(json.make(), dimensions);
        List<EmbeddingAnswer.Embedding> embeddings =
                new ArrayList<>(request.inputs().size());
        long tokens = 0;
        for (EmbeddingRequest.Input input : request.inputs()) {
            tokens += tokens(input);
            embeddings.add(new EmbeddingAnswer.Embedding(
                    vectors.encoded(vectors.of(input), request.encoding()), JsonValue.EMPTY_JSON_OBJECT));
        }
        return new EmbeddingAnswer(
                request.model(), embeddings, Optional.of(Usage.of(tokens, 0)), JsonValue.EMPTY_JSON_OBJECT);
    }

    private static long tokens(EmbeddingRequest.Input input) {
        return switch (input) {
            case EmbeddingRequest.Input.Text(String text) -> Words.promptTokens(text);
            case EmbeddingRequest.Input.Tokens(List<Integer> tokens) -> tokens.size();
        };
    }
}
