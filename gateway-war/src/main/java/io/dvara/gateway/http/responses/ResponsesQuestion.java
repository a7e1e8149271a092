package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Message;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.pipeline.Served;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request for an answer in items; for one thread. */
record ResponsesQuestion(Asked asked, Exchange exchange, Stamps stamps, JacksonCodec codec) implements Question {

    @Override
    public String model() {
        return asked.request().model();
    }

    @Override
    public Delivery delivery() {
        return asked.request().delivery();
    }

    @Override
    public Stream<ChatChunk> ask(Pipeline pipeline, Exchange asking) {
        List<Message> messages = new ArrayList<>();
        asked.instructions().ifPresent(messages::add);
        asked.items().forEach(item -> messages.add(item.message()));
        ChatRequest request = asked.request().vary().messages(messages).build();
        return pipeline.chat(asking, request, new ResponseForms(codec));
    }

    @Override
    public void whole(ChatAnswer answer, OutputStream out) throws IOException {
        if (isOwn()) {
            codec.write(ownWords().answer(answer.extra(), MadeAnswer.deltas(answer)), out);
        } else {
            codec.write(MadeAnswer.of(answer, making()), out);
        }
    }

    @Override
    public Frames frames() {
        return isOwn() ? new OwnFrames(codec, ownWords()) : new MadeFrames(making(), _ -> {});
    }

    private boolean isOwn() {
        return exchange.isServedNatively(Dialect.RESPONSES);
    }

    private OwnWords ownWords() {
        return new OwnWords(exchange.served().map(Served::provider).orElse(""), asked.word("previous_response_id"));
    }

    private Making making() {
        boolean hidden = exchange.header("X-Dvara-Reasoning")
                .filter("off"::equalsIgnoreCase)
                .isPresent();
        AnswerStyle style = new AnswerStyle(
                exchange.servingKind().orElse(""),
                hidden ? AnswerStyle.Thoughts.HIDDEN : AnswerStyle.Thoughts.SHOWN,
                freeTools());
        return new Making(Ids.fresh("resp", stamps), asked, style, stamps, codec);
    }

    private Set<String> freeTools() {
        JsonArray tools = Optional.ofNullable(asked.said().get("tools"))
                .map(JsonValue::asJsonArray)
                .orElse(JsonValue.EMPTY_JSON_ARRAY);
        return tools.getValuesAs(JsonObject.class).stream()
                .filter(CustomTools::isFree)
                .map(tool -> tool.getString("name"))
                .collect(Collectors.toSet());
    }
}
