package io.dvara.provider.cohere;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Translates chats into requests of the vendor's API. */
final class RequestWriter {

    private final JsonCodec json;

    RequestWriter(JsonCodec json) {
        this.json = json;
    }

    /** Translates a chat; fields that are left out are named to the call. */
    JsonObject write(ChatRequest request, Call call) {
        Order order = new Order(request, call, json);
        AnswerForm form = AnswerForm.of(order);
        JsonObjectBuilder body = json.make().createObjectBuilder();
        body.add("model", request.model());
        body.add("stream", request.delivery() == Delivery.STREAMED);
        JsonArrayBuilder messages = json.make().createArrayBuilder();
        form.instruction().ifPresent(words -> messages.add(Conversation.system(json.make(), words)));
        new Conversation(order).write(messages);
        body.add("messages", messages);
        new ToolPlan(order).write(body);
        form.field().ifPresent(field -> body.add("response_format", field));
        new SamplingWriter(order).write(body);
        new Thinking(order).write(body);
        new OtherFields(order).write(body);
        return body.build();
    }
}
