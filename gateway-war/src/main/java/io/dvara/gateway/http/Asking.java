package io.dvara.gateway.http;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.http.dialect.PublicDialect;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Serves whatever is answered in chunks, streamed or whole, in any dialect.
 *
 * @param pipeline serves the request
 * @param dialect reads it and writes its answer
 */
record Asking(Pipeline pipeline, PublicDialect dialect) implements Endpoint {

    private static final int USUAL_LENGTH = 2048;

    @Override
    public void serve(Exchange exchange, RequestBody body, Reply reply) throws IOException {
        Question question = dialect.read(body.open(), exchange);
        exchange.asked(question.model());
        answer(question, exchange, reply);
    }

    /** Answers a question that was read, whatever it came as. */
    void answer(Question question, Exchange exchange, Reply reply) throws IOException {
        boolean streamed = question.delivery() == Delivery.STREAMED;
        if (streamed) {
            reply.stream();
            reply.tellErrors(question.errors(errors()));
        }
        try (Stream<ChatChunk> chunks = question.ask(pipeline, exchange)) {
            if (streamed) {
                Frames frames = question.frames();
                reply.tellErrors(frames.errors(errors()));
                send(chunks, frames, reply);
            } else {
                ByteArrayOutputStream json = new ByteArrayOutputStream(USUAL_LENGTH);
                question.whole(ChatAnswer.fold(chunks), json);
                reply.whole(json);
            }
        }
    }

    @Override
    public ErrorForm errors() {
        return dialect.errors();
    }

    /** Sends a stream to its end, or until nobody waits for it. */
    private static void send(Stream<ChatChunk> chunks, Frames frames, Reply reply) throws IOException {
        Iterator<ChatChunk> each = chunks.iterator();
        while (!reply.isOver() && each.hasNext()) {
            frames.write(each.next(), reply.frames());
            reply.framed();
        }
        frames.end(reply.frames());
    }
}
