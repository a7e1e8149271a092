package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.http.dialect.PublicDialect;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Text completions, as {@code /v1/completions} takes and answers them. */
@SingleInstance
public class CompletionDialect implements PublicDialect {

    private final CompletionRequestReader reader;
    private final JacksonCodec codec;
    private final Stamps stamps;

    @Inject
    CompletionDialect(CompletionRequestReader reader, JacksonCodec codec, Stamps stamps) {
        this.reader = reader;
        this.codec = codec;
        this.stamps = stamps;
    }

    @Override
    public Question read(InputStream body, Exchange exchange) {
        CompletionRequest request = reader.read(body);
        return new Completion(request, AnswerStyle.of(exchange, request.model(), request.extra(), stamps), codec);
    }

    @Override
    public ErrorForm errors() {
        return ChatErrors.FORM;
    }

    private record Completion(CompletionRequest request, AnswerStyle style, JacksonCodec codec) implements Question {

        @Override
        public String model() {
            return request.model();
        }

        @Override
        public Delivery delivery() {
            return request.delivery();
        }

        @Override
        public Stream<ChatChunk> ask(Pipeline pipeline, Exchange exchange) {
            return pipeline.complete(exchange, request);
        }

        @Override
        public void whole(ChatAnswer answer, OutputStream out) throws IOException {
            CompletionResponseWriter.write(codec, answer, style, out);
        }

        @Override
        public Frames frames() {
            return new SseWriter(codec, style, new CompletionFrames());
        }
    }
}
