package io.dvara.gateway.http;

import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.InputStream;

/** Reads the body of {@code /v1/embeddings}; safe for many threads. */
@SingleInstance
class EmbeddingRequestReader {

    private final JacksonCodec codec;

    @Inject
    EmbeddingRequestReader(JacksonCodec codec) {
        this.codec = codec;
    }

    /**
     * Reads a request to the end of its body.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is not a request for embeddings
     */
    EmbeddingRequest read(InputStream body) {
        try (JsonInput in = JsonInput.open(codec, body)) {
            EmbeddingMembers members = new EmbeddingMembers(in, codec.make());
            in.body(members::take);
            return members.request();
        }
    }
}
