package io.dvara.api.embedding;

import io.dvara.api.Stable;
import io.dvara.api.chat.Usage;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Embeddings, one for each input in its order.
 *
 * @param model the model that the vendor names
 * @param embeddings the vectors
 * @param usage what it cost, when the vendor says so
 * @param extra members of the vendor's answer that have no place here
 */
@Stable
public record EmbeddingAnswer(String model, List<Embedding> embeddings, Optional<Usage> usage, JsonObject extra) {

    /** Copies the embeddings. */
    public EmbeddingAnswer {
        embeddings = List.copyOf(embeddings);
    }

    /**
     * One vector.
     *
     * @param vector an array of numbers, or a string: base64 of little-endian 32-bit floats
     * @param extra members of the vendor's entry that have no place here
     */
    @Stable
    public record Embedding(JsonValue vector, JsonObject extra) {}
}
