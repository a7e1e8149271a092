package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Remainder;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Writes a chat in the vendor's words; safe for many threads. */
final class RequestWriter {

    private final JsonCodec json;
    private final Variation variation;
    private final Remainder policy;
    private final Departure departure;

    RequestWriter(JsonCodec json, Variation variation, String provider) {
        this.json = json;
        this.variation = variation;
        this.policy = new Remainder(provider, Writing.HARMLESS);
        this.departure = new Departure(json, variation, policy);
    }

    /** Writes a request; what cannot be said is refused, or dropped and named to the call. */
    JsonObject write(ChatRequest request, Call call) {
        Writing writing = new Writing(json, variation, policy, request.dialect(), call);
        JsonObjectBuilder body = writing.object().add("model", request.model());
        body.add("messages", messages(request, writing));
        ToolWriter tools = new ToolWriter(writing);
        tools.write(request.tools(), body);
        request.format().ifPresent(format -> tools.write(format, body));
        FieldWriter fields = new FieldWriter(writing);
        fields.sampling(request.sampling(), body);
        fields.said(request, body);
        fields.extra(request.extra(), body);
        fields.delivery(request.delivery(), request.extra(), body);
        return departure.apply(body.build(), call);
    }

    private static JsonArrayBuilder messages(ChatRequest request, Writing writing) {
        MessageWriter writer = new MessageWriter(writing);
        JsonArrayBuilder messages = writing.array();
        for (int i = 0; i < request.messages().size(); i++) {
            writer.write(request.messages().get(i), "messages[" + i + "]", messages);
        }
        return messages;
    }
}
