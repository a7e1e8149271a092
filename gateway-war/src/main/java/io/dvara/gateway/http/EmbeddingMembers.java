package io.dvara.gateway.http;

import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Encoding;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Remainder;
import io.dvara.gateway.http.dialect.TextsReader;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Gathers the members of a request for embeddings while its body is read. */
final class EmbeddingMembers {

    private final JsonInput in;
    private final Remainder remainder;

    private String model = "";
    private List<Input> inputs = List.of();
    private OptionalInt dimensions = OptionalInt.empty();
    private Encoding encoding = Encoding.FLOAT;
    private Optional<String> user = Optional.empty();

    EmbeddingMembers(JsonInput in, JsonProvider make) {
        this.in = in;
        remainder = new Remainder(make);
    }

    /** Reads the value of a member. */
    void take(String name) {
        if (in.isNull()) {
            in.value();
        } else if (!takeKnown(name)) {
            remainder.keep(name, in.value());
        }
    }

    EmbeddingRequest request() {
        if (model.isBlank()) {
            throw in.wrong("is required: name a model, such as one of GET /v1/models", ".model");
        }
        if (inputs.isEmpty()) {
            throw in.wrong("is required: a string, an array of strings, or tokens", ".input");
        }
        return new EmbeddingRequest(model, inputs, dimensions, encoding, user, remainder.object());
    }

    private boolean takeKnown(String name) {
        switch (name) {
            case "model" -> model = in.string();
            case "input" -> inputs = new TextsReader<Input>(in, Input.Text::new, Input.Tokens::new).read();
            case "dimensions" -> dimensions = OptionalInt.of(in.smallInteger(1));
            case "encoding_format" -> encoding = encoding(in.string());
            case "user" -> user = Optional.of(in.string());
            default -> {
                return false;
            }
        }
        return true;
    }

    private Encoding encoding(String word) {
        return switch (word) {
            case "float" -> Encoding.FLOAT;
            case "base64" -> Encoding.BASE64;
            default -> throw in.wrong("must be float or base64");
        };
    }
}
