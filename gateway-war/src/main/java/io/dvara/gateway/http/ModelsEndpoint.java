package io.dvara.gateway.http;

import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.ListedModel;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Serves the list of models and single models; safe for many threads. */
@SingleInstance
class ModelsEndpoint {

    private final Pipeline pipeline;
    private final JacksonCodec codec;

    @Inject
    ModelsEndpoint(Pipeline pipeline, JacksonCodec codec) {
        this.pipeline = pipeline;
        this.codec = codec;
    }

    void list(Exchange exchange, Reply reply) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ModelsWriter.list(codec, pipeline.models(exchange), json);
        reply.whole(json);
    }

    void one(String id, Exchange exchange, Reply reply) throws IOException {
        ListedModel model = pipeline.models(exchange).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                                ErrorCode.NOT_FOUND, "The model '" + id + "' is not listed here, see GET /v1/models.")
                        .at("model"));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ModelsWriter.one(codec, model, json);
        reply.whole(json);
    }
}
