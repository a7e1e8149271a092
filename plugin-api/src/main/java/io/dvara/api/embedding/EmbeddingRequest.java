package io.dvara.api.embedding;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request for embeddings.
 *
 * @param model the vendor's own name of the model
 * @param inputs what to embed; at least one
 * @param dimensions the wished length of the vectors
 * @param encoding the wished form of the vectors; another one is converted by the gateway
 * @param user the end user's id as the client gives it
 * @param extra fields of the client's request that have no place here
 */
@Stable
public record EmbeddingRequest(
        String model,
        List<Input> inputs,
        OptionalInt dimensions,
        Encoding encoding,
        Optional<String> user,
        JsonObject extra) {

    /** Copies the inputs. */
    public EmbeddingRequest {
        inputs = List.copyOf(inputs);
    }

    /** The form of a vector. */
    @Stable
    public enum Encoding {
        /** An array of numbers. */
        FLOAT,
        /** Base64 of little-endian 32-bit floats. */
        BASE64
    }

    /** One thing to embed. */
    @Stable
    public sealed interface Input {

        /**
         * Text.
         *
         * @param text may be empty, which vendors refuse
         */
        record Text(String text) implements Input {}

        /**
         * Text as the numbers of its tokens.
         *
         * @param tokens the numbers
         */
        record Tokens(List<Integer> tokens) implements Input {

            /** Copies the numbers. */
            public Tokens {
                tokens = List.copyOf(tokens);
            }
        }
    }
}
