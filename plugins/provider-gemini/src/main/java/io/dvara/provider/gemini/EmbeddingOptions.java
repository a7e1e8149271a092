package io.dvara.provider.gemini;

import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.Call;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

/** Reads what else a request for embeddings says, in the vendor's words. */
final class EmbeddingOptions {

    private static final Set<String> OWN =
            Set.of("taskType", "title", "autoTruncate", "documentOcr", "audioTrackExtraction");

    private final JsonProvider make;

    EmbeddingOptions(JsonProvider make) {
        this.make = make;
    }

    JsonObject read(EmbeddingRequest request, Call call) {
        JsonObjectBuilder options = make.createObjectBuilder();
        request.dimensions().ifPresent(count -> options.add("outputDimensionality", count));
        request.extra().forEach((name, value) -> {
            String word = Words.camel(name);
            if (OWN.contains(word)) {
                options.add(word, value);
            } else if (value != JsonValue.NULL) {
                call.dropped(name);
            }
        });
        return options.build();
    }
}
