package io.dvara.gateway.http.dialect;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A question that needs nothing but itself to be asked and answered.
 *
 * @param model as the client named it
 * @param delivery how the answer is wished for
 * @param asking asks it
 * @param writing writes a whole answer
 * @param beginning begins to write an answer piece by piece
 */
public record UsualQuestion(String model, Delivery delivery, Asking asking, Writing writing, Supplier<Frames> beginning)
        implements Question {

    /** Asks a pipeline. */
    @FunctionalInterface
    public interface Asking {

        /** Opens the answer. */
        Stream<ChatChunk> ask(Pipeline pipeline, Exchange exchange);
    }

    /** Writes whole answers. */
    @FunctionalInterface
    public interface Writing {

        /** Writes one. */
        void write(ChatAnswer answer, OutputStream out) throws IOException;
    }

    @Override
    public Stream<ChatChunk> ask(Pipeline pipeline, Exchange exchange) {
        return asking.ask(pipeline, exchange);
    }

    @Override
    public void whole(ChatAnswer answer, OutputStream out) throws IOException {
        writing.write(answer, out);
    }

    @Override
    public Frames frames() {
        return beginning.get();
    }
}
