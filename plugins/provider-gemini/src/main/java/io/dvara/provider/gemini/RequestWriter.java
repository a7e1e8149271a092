package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Merging;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

/** Translates chats into requests of generateContent. */
final class RequestWriter {

    private final JsonCodec json;
    private final JsonProvider make;
    private final Door door;

    RequestWriter(JsonCodec json, Door door) {
        this.json = json;
        this.make = json.make();
        this.door = door;
    }

    /** Translates a chat; fields that are left out are named to the call. */
    JsonObject write(ChatRequest request, Call call) {
        Order order = new Order(request, call, Era.of(request.model()), door, json);
        Conversation conversation = Conversation.of(order);
        JsonObjectBuilder body = make.createObjectBuilder();
        JsonArrayBuilder contents = make.createArrayBuilder();
        conversation.turns().forEach(turn -> contents.add(turn.content(make)));
        body.add("contents", contents);
        if (!conversation.system().isEmpty()) {
            JsonArrayBuilder parts = make.createArrayBuilder();
            conversation.system().forEach(parts::add);
            body.add("systemInstruction", make.createObjectBuilder().add("parts", parts));
        }
        new ToolPlan(order).write(body);
        JsonObject own = new OtherFields(order).own();
        JsonObject generation = generation(order, own);
        if (!generation.isEmpty()) {
            body.add("generationConfig", generation);
        }
        return Merging.deep(make, body.build(), own);
    }

    /** A level and a number of thoughts exclude each other, so the client's own word replaces ours. */
    private JsonObject generation(Order order, JsonObject own) {
        JsonObject written = new GenerationConfig(order).write();
        boolean saysThoughts = Members.object(own, "generationConfig")
                .filter(config -> config.containsKey("thinkingConfig"))
                .isPresent();
        return saysThoughts ? Members.without(make, written, Set.of("thinkingConfig")) : written;
    }
}
