package io.dvara.provider.anthropic;

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
import java.util.OptionalInt;

/**
 * What a chat is translated to.
 *
 * @param written the request and how its answer is read
 * @param dropped the fields that were left out
 */
record Sending(RequestWriter.Written written, List<String> dropped) {

    static final JsonCodec JSON = new TestJson();
    static final String BUDGETED = "claude-sonnet-4-5";
    static final String ADAPTIVE = "claude-opus-4-6";
    static final String NEWEST = "claude-opus-5-5";

    static Sending of(ChatRequest.Builder request) {
        TestCall call = TestCall.plain();
        RequestWriter.Written written = new RequestWriter(JSON, OptionalInt.empty()).write(request.build(), call);
        return new Sending(written, call.droppedFields());
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

    JsonObject body() {
        return written.body();
    }

    /** Returns a member as text with single quotes; empty when there is none. */
    String member(String name) {
        return body().containsKey(name) ? body().get(name).toString().replace('"', '\'') : "";
    }
}
