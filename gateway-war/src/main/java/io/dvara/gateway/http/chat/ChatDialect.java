package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.PublicDialect;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.http.dialect.UsualQuestion;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.InputStream;

/** Chats, as {@code /v1/chat/completions} takes and answers them. */
@SingleInstance
public class ChatDialect implements PublicDialect {

    private final ChatRequestReader reader;
    private final JacksonCodec codec;
    private final Stamps stamps;

    @Inject
    ChatDialect(ChatRequestReader reader, JacksonCodec codec, Stamps stamps) {
        this.reader = reader;
        this.codec = codec;
        this.stamps = stamps;
    }

    @Override
    public Question read(InputStream body, Exchange exchange) {
        ChatRequest request = reader.read(body);
        AnswerStyle style = AnswerStyle.of(exchange, request.model(), request.extra(), stamps);
        return new UsualQuestion(
                request.model(),
                request.delivery(),
                (pipeline, asking) -> pipeline.chat(asking, request),
                (answer, out) -> ChatResponseWriter.write(codec, answer, style, out),
                () -> new SseWriter(codec, style, new ChatFrames()));
    }

    @Override
    public ErrorForm errors() {
        return ChatErrors.FORM;
    }
}
