package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.chat.ChatErrors;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.PublicDialect;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests for answers in items, as {@code /v1/responses} takes and answers them. */
@SingleInstance
public class ResponsesDialect implements PublicDialect {

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
