package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.KeptAnswers;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Asks for an answer that its owner keeps. */
record Recall(
        Caller caller,
        VendorIds.Owned owned,
        Query query,
        JacksonCodec codec,
        BiFunction<KeptAnswers, Call, Stream<ChatChunk>> recalling)
        implements Question {

    /**
     * Who asks.
     *
     * @param ids the names of what vendors keep
     * @param thoughts whether thoughts are shown
     */
    record Caller(VendorIds ids, AnswerStyle.Thoughts thoughts) {

        static Caller of(Exchange exchange) {
            return new Caller(new VendorIds(exchange.owner()), AnswerStyle.Thoughts.of(exchange));
        }
    }

    static Delivery delivery(Query query) {
        return query.isStreamed() ? Delivery.STREAMED : Delivery.WHOLE;
    }

    @Override
    public String model() {
        return "";
    }

    @Override
    public Delivery delivery() {
        return delivery(query);
    }

    @Override
    public Stream<ChatChunk> ask(Pipeline pipeline, Exchange exchange) {
        return Archive.found(caller.ids().told(owned), () -> pipeline.recall(exchange, owned.provider(), recalling));
    }

    @Override
    public void whole(ChatAnswer answer, OutputStream out) throws IOException {
        codec.write(words().answer(answer.extra(), MadeAnswer.deltas(answer)), out);
    }

    @Override
    public Frames frames() {
        return new OwnFrames(codec, words());
    }

    private OwnWords words() {
        return new OwnWords(caller.ids(), owned.provider(), Optional.empty(), caller.thoughts());
    }
}
