package io.dvara.gateway.http;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Serves embeddings; safe for many threads. */
@SingleInstance
class EmbeddingEndpoint implements Endpoint {

    private static final int USUAL_LENGTH = 16 * 1024;

    private final Pipeline pipeline;
    private final EmbeddingRequestReader reader;
    private final JacksonCodec codec;

    @Inject
    EmbeddingEndpoint(Pipeline pipeline, EmbeddingRequestReader reader, JacksonCodec codec) {
        this.pipeline = pipeline;
        this.reader = reader;
        this.codec = codec;
    }

    @Override
    public void serve(Exchange exchange, RequestBody body, Reply reply) throws IOException {
        EmbeddingRequest request = reader.read(body.open());
        exchange.asked(request.model());
        EmbeddingAnswer answer = pipeline.embed(exchange, request);
        ByteArrayOutputStream json = new ByteArrayOutputStream(USUAL_LENGTH);
        EmbeddingResponseWriter.write(codec, answer, request.encoding(), json);
        reply.whole(json);
    }
}
