package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.gateway.http.dialect.BesideText;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Forms;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.pipeline.Served;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request for an answer in items; for one thread. */
record ResponsesQuestion(Asked asked, Conversation conversation, Exchange exchange, ResponsesDialect.Tools tools)
        implements Question {

    private static final String PREVIOUS = "previous_response_id";

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
        return pipeline.chat(asking, request(), forms()).map(new BesideText("Responses API"));
    }

    /** Returns the request with all of its conversation that is kept here. */
    ChatRequest request() {
        JsonObject extra = asked.request().extra();
        return asked.request()
                .vary()
                .messages(conversation.messages(asked.instructions()))
                .extra(conversation.previous().isEmpty() ? extra : without(extra))
                .build();
    }

    Forms forms() {
        return new ResponseForms(tools.codec(), ids());
    }

    private static JsonObject without(JsonObject extra) {
        return Json.createObjectBuilder(extra).remove(PREVIOUS).build();
    }

    @Override
    public void whole(ChatAnswer answer, OutputStream out) throws IOException {
        if (isOwn()) {
            tools.codec().write(ownWords().answer(answer.extra(), MadeAnswer.deltas(answer)), out);
        } else {
            JsonObject made = MadeAnswer.of(answer, making());
            keep(made);
            tools.codec().write(made, out);
        }
    }

    @Override
    public Frames frames() {
        return isOwn() ? new OwnFrames(tools.codec(), ownWords()) : new MadeFrames(making(), this::keep);
    }

    @Override
    public ErrorForm errors(ErrorForm usual) {
        return new StreamErrors(() -> 0);
    }

    private void keep(JsonObject made) {
        if (asked.isKept()) {
            tools.kept().keep(exchange.owner(), made, conversation.added(), conversation.previous());
        }
    }

    /** Has the conversation shortened and returns what its vendor says, as the client may see it. */
    JsonObject compacted(Pipeline pipeline) {
        JsonObject said = pipeline.compact(exchange, request(), forms());
        return ownWords().told(said);
    }

    private boolean isOwn() {
        return exchange.isServedNatively(Dialect.RESPONSES);
    }

    private OwnWords ownWords() {
        return new OwnWords(
                ids(),
                exchange.served().map(Served::provider).orElse(""),
                asked.word(PREVIOUS),
                AnswerStyle.Thoughts.of(exchange));
    }

    private VendorIds ids() {
        return new VendorIds(exchange.owner());
    }

    private Making making() {
        AnswerStyle style =
                new AnswerStyle(exchange.servingKind().orElse(""), AnswerStyle.Thoughts.of(exchange), freeTools());
        return new Making(Ids.fresh("resp", tools.stamps()), asked, style, tools.stamps(), tools.codec());
    }

    private Set<String> freeTools() {
        JsonArray given = Optional.ofNullable(asked.said().get("tools"))
                .map(JsonValue::asJsonArray)
                .orElse(JsonValue.EMPTY_JSON_ARRAY);
        return given.getValuesAs(JsonObject.class).stream()
                .filter(CustomTools::isOne)
                .map(tool -> tool.getString("name"))
                .collect(Collectors.toSet());
    }
}
