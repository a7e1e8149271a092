package io.dvara.gateway.http;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;

/** Serves chats; safe for many threads. */
@SingleInstance
class ChatEndpoint implements Endpoint {

    private static final int USUAL_LENGTH = 2048;

    private final Pipeline pipeline;
    private final ChatRequestReader reader;
    private final JacksonCodec codec;
    private final Stamps stamps;

    @Inject
    ChatEndpoint(Pipeline pipeline, ChatRequestReader reader, JacksonCodec codec, Stamps stamps) {
        this.pipeline = pipeline;
        this.reader = reader;
        this.codec = codec;
        this.stamps = stamps;
    }

    @Override
    public void serve(Exchange exchange, RequestBody body, Reply reply) throws IOException {
        ChatRequest request = reader.read(body.open());
        exchange.asked(request.model());
        AnswerStyle style = AnswerStyle.of(exchange, request.model(), request.extra(), stamps);
        if (request.delivery() == Delivery.STREAMED) {
            reply.stream();
        }
        try (Stream<ChatChunk> chunks = pipeline.chat(exchange, request)) {
            if (request.delivery() == Delivery.STREAMED) {
                Streaming.send(chunks, new SseWriter(codec, style, new ChatFrames()), reply);
            } else {
                ChatAnswer answer = ChatAnswer.fold(chunks);
                ByteArrayOutputStream json = new ByteArrayOutputStream(USUAL_LENGTH);
                ChatResponseWriter.write(codec, answer, style, json);
                reply.whole(json);
            }
        }
    }
}
