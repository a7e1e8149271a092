package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.chat.ChatErrors;
import io.dvara.gateway.http.dialect.CountingDialect;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Prompt;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests for answers in items, as {@code /v1/responses} takes and answers them. */
@SingleInstance
public class ResponsesDialect implements CountingDialect {

    private final RequestReader reader;
    private final KeptResponses kept;
    private final JacksonCodec codec;
    private final Stamps stamps;

    @Inject
    ResponsesDialect(RequestReader reader, KeptResponses kept, JacksonCodec codec, Stamps stamps) {
        this.reader = reader;
        this.kept = kept;
        this.codec = codec;
        this.stamps = stamps;
    }

    @Override
    public Question read(InputStream body, Exchange exchange) {
        return question(body, exchange);
    }

    private ResponsesQuestion question(InputStream body, Exchange exchange) {
        Asked asked = reader.read(body);
        String owner = exchange.owner();
        Optional<String> named = asked.word("previous_response_id");
        named.ifPresent(new VendorIds(owner)::owned);
        Optional<String> previous = named.filter(Ids::isOurs);
        List<Item> before = previous.map(id -> kept.conversation(owner, id)).orElse(List.of());
        List<Item> input = new ArrayList<>();
        for (Item item : asked.items()) {
            input.add(resolved(item, owner));
        }
        Conversation conversation = new Conversation(before, input, previous);
        return new ResponsesQuestion(asked, conversation, exchange, new Tools(stamps, codec, kept));
    }

    @Override
    public Prompt prompt(InputStream body, Exchange exchange) {
        ResponsesQuestion question = question(body, exchange);
        return new Prompt(
                question.model(), (pipeline, asking) -> pipeline.count(asking, question.request(), question.forms()));
    }

    @Override
    public void writeCount(long tokens, OutputStream out) throws IOException {
        JsonObjectBuilder count = codec.make().createObjectBuilder();
        count.add("object", "response.input_tokens").add("input_tokens", tokens);
        codec.write(count.build(), out);
    }

    /**
     * Has the conversation of a request shortened and returns what its vendor says.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is no request, or no vendor of its model does that
     */
    public JsonObject compact(InputStream body, Exchange exchange, Pipeline pipeline) {
        ResponsesQuestion question = question(body, exchange);
        exchange.asked(question.model());
        return question.compacted(pipeline);
    }

    @Override
    public ErrorForm errors() {
        return ChatErrors.FORM;
    }

    /** What a question works with. */
    record Tools(Stamps stamps, JacksonCodec codec, KeptResponses kept) {}

    private Item resolved(Item item, String owner) {
        JsonObject json = item.json();
        String id = json.getString("id", "");
        boolean isOurs = Items.type(json).equals(Items.REFERENCE) && Ids.isOurs(id);
        return isOurs ? kept.item(owner, id).orElseThrow(() -> Items.gone(id)) : item;
    }
}
