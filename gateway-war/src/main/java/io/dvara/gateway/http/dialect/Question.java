package io.dvara.gateway.http.dialect;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** A request that was read, which knows how its answer is written; for one thread. */
public interface Question {

    /** Returns the model as the client named it. */
    String model();

    /** Returns how the answer is wished for. */
    Delivery delivery();

    /**
     * Asks.
     *
     * @throws io.dvara.gateway.refusal.Refusal when it is not served
     */
    Stream<ChatChunk> ask(Pipeline pipeline, Exchange exchange);

    /** Writes a whole answer. */
    void whole(ChatAnswer answer, OutputStream out) throws IOException;

    /** Begins to write an answer piece by piece. */
    Frames frames();

    /**
     * Returns how an error is told within a stream that has begun before anybody serves.
     *
     * @param usual how the dialect tells errors
     */
    default ErrorForm errors(ErrorForm usual) {
        return usual;
    }
}
