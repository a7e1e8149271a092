package io.dvara.gateway.http;

import io.dvara.gateway.http.dialect.AnswerJson;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.ModelForm;
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
import java.util.List;

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

    Endpoint list(ModelForm form) {
        return new Told(pipeline, codec, form, form::list);
    }

    Endpoint one(String id, ModelForm form) {
        return new Told(pipeline, codec, form, (models, out) -> form.one(find(id, models), out));
    }

    private static ListedModel find(String id, List<ListedModel> models) {
        return models.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                                ErrorCode.NOT_FOUND, "The model '" + id + "' is not listed here, see GET /v1/models.")
                        .at("model"));
    }

    @FunctionalInterface
    private interface Telling {
        void tell(List<ListedModel> models, AnswerJson out) throws IOException;
    }

    private record Told(Pipeline pipeline, JacksonCodec codec, ModelForm form, Telling telling) implements Endpoint {

        @Override
        public void serve(Exchange exchange, RequestBody body, Reply reply) throws IOException {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            List<ListedModel> models = pipeline.models(exchange);
            try (AnswerJson out = new AnswerJson(codec, json)) {
                telling.tell(models, out);
            }
            reply.whole(json);
        }

        @Override
        public ErrorForm errors() {
            return form.errors();
        }
    }
}
