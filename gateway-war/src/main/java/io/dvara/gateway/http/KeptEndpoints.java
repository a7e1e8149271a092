package io.dvara.gateway.http;

import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.http.responses.Archive;
import io.dvara.gateway.http.responses.Query;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Function;

/** Serves answers that are kept, and conversations as they are kept for later; safe for many threads. */
@SingleInstance
class KeptEndpoints {

    private final Archive archive;
    private final Dialects dialects;
    private final Pipeline pipeline;
    private final JacksonCodec codec;

    @Inject
    KeptEndpoints(Archive archive, Dialects dialects, Pipeline pipeline, JacksonCodec codec) {
        this.archive = archive;
        this.dialects = dialects;
        this.pipeline = pipeline;
        this.codec = codec;
    }

    /** Returns what tells an answer. */
    Endpoint recall(String id, Query query) {
        Endpoint here = json(exchange -> archive.response(id, exchange));
        return (exchange, body, reply) -> {
            Optional<Question> elsewhere = archive.recall(id, query, exchange);
            if (elsewhere.isPresent()) {
                asking().answer(elsewhere.get(), exchange, reply);
            } else {
                here.serve(exchange, body, reply);
            }
        };
    }

    /** Returns what ends an answer that is still made. */
    Endpoint cancel(String id) {
        return (exchange, _, reply) -> asking().answer(archive.cancel(id, exchange), exchange, reply);
    }

    /** Returns what forgets an answer. */
    Endpoint forget(String id) {
        return json(exchange -> archive.forget(id, exchange));
    }

    /** Returns what tells the items that an answer was asked for with. */
    Endpoint input(String id, Query query) {
        return json(exchange -> archive.input(id, query, exchange));
    }

    /** Returns what shortens a conversation. */
    Endpoint compact() {
        return (exchange, body, reply) -> json(it -> dialects.responses().compact(body.open(), it, pipeline))
                .serve(exchange, body, reply);
    }

    private Asking asking() {
        return new Asking(pipeline, dialects.responses());
    }

    private Endpoint json(Function<Exchange, JsonObject> telling) {
        return (exchange, _, reply) -> {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            codec.write(telling.apply(exchange), json);
            reply.whole(json);
        };
    }
}
