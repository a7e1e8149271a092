package io.dvara.gateway.http.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.chat.ChatRequest;
import io.dvara.gateway.http.dialect.BesideText;
import io.dvara.gateway.http.dialect.CountingDialect;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Prompt;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.http.dialect.UsualQuestion;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Messages, as {@code /v1/messages} takes and answers them. */
@SingleInstance
public class MessagesDialect implements CountingDialect {

    /** The header in which clients of the dialect say which version of it they speak. */
    public static final String VERSION = "anthropic-version";

    private final MessagesRequestReader reader;
    private final JacksonCodec codec;
    private final Stamps stamps;

    @Inject
    MessagesDialect(MessagesRequestReader reader, JacksonCodec codec, Stamps stamps) {
        this.reader = reader;
        this.codec = codec;
        this.stamps = stamps;
    }

    @Override
    public Question read(InputStream body, Exchange exchange) {
        ChatRequest request = reader.read(body);
        MessageStyle style = MessageStyle.of(exchange, request.model(), stamps);
        return new UsualQuestion(
                request.model(),
                request.delivery(),
                (pipeline, asking) -> pipeline.chat(asking, request).map(new BesideText("Messages API")),
                (answer, out) -> MessageWriter.write(codec, answer, style, out),
                () -> new MessageFrames(codec, style));
    }

    @Override
    public Prompt prompt(InputStream body, Exchange exchange) {
        ChatRequest request = reader.prompt(body);
        return new Prompt(request.model(), (pipeline, asking) -> pipeline.count(asking, request));
    }

    @Override
    public void writeCount(long tokens, OutputStream out) throws IOException {
        try (JsonGenerator json = codec.generator(out)) {
            json.writeStartObject();
            json.writeNumberField("input_tokens", tokens);
            json.writeEndObject();
        }
    }

    @Override
    public ErrorForm errors() {
        return MessagesErrors.FORM;
    }
}
