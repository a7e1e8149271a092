package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.chat.ChatErrors;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.PublicDialect;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.InputStream;

/** Requests for answers in items, as {@code /v1/responses} takes and answers them. */
@SingleInstance
public class ResponsesDialect implements PublicDialect {

    private final RequestReader reader;
    private final JacksonCodec codec;
    private final Stamps stamps;

    @Inject
    ResponsesDialect(RequestReader reader, JacksonCodec codec, Stamps stamps) {
        this.reader = reader;
        this.codec = codec;
        this.stamps = stamps;
    }

    @Override
    public Question read(InputStream body, Exchange exchange) {
        return new ResponsesQuestion(reader.read(body), exchange, stamps, codec);
    }

    @Override
    public ErrorForm errors() {
        return ChatErrors.FORM;
    }
}
