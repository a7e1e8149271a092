package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.json.JsonCodec;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a chat is translated to.
 *
 * @param body the request
 * @param dropped the fields that were left out
 */
record Sending(JsonObject body, List<String> dropped) {

    static final JsonCodec JSON = new TestJson();
    static final String OLD = "gemini-2.0-flash";
    static final String BUDGETED = "gemini-2.5-flash";
    static final String NEWEST = "gemini-3-pro-preview";

    static Sending of(ChatRequest.Builder request) {
        return of(request, Door.GEMINI);
    }

    static Sending of(ChatRequest.Builder request, Door door) {
        return of(request, door, TestCall.plain());
    }

    static Sending of(ChatRequest.Builder request, Door door, TestCall call) {
        JsonObject body = new RequestWriter(JSON, door).write(request.build(), call);
        return new Sending(body, call.droppedFields());
    }

    static ChatRequest.Builder ask(String model, Message... messages) {
        return ChatRequest.of(model, messages.length == 0 ? List.of(Message.of(Role.USER, "Hi")) : List.of(messages));
    }

    static Message said(Role role, Part... parts) {
        return new Message(role, List.of(parts), Optional.empty(), Extras.NONE);
    }

    /** Reads JSON in which single quotes stand for double ones. */
    static JsonObject json(String text) {
        return JSON.readObject(text.replace('\'', '"'));
    }

    /** Returns a member as text with single quotes; empty when there is none. */
    String member(String name) {
        return body.containsKey(name) ? body.get(name).toString().replace('"', '\'') : "";
    }
}
