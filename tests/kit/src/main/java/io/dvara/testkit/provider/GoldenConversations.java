package io.dvara.testkit.provider;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Golden requests about who says what, and where. */
final class GoldenConversations {

    static final Message USER = Message.of(Role.USER, "Say hello.");

    private static final Message GO_ON = Message.of(Role.USER, "Go on.");

    private GoldenConversations() {}

    static Stream<GoldenRequest> all(String model) {
        ChatRequest plain = ask(model, USER);
        return Stream.of(
                GoldenRequest.plain("plain-text", plain),
                GoldenRequest.plain(
                        "streamed-text",
                        plain.vary().delivery(Delivery.STREAMED).build()),
                GoldenRequest.counts("system-message", ask(model, Message.of(Role.SYSTEM, "Be brief."), USER), plain),
                GoldenRequest.droppable("cached-system-message", ask(model, cached(), USER), uncached(model)),
                GoldenRequest.counts(
                        "developer-message", ask(model, Message.of(Role.DEVELOPER, "Be brief."), USER), plain),
                GoldenRequest.counts("several-system-messages", severalSystemMessages(model), plain),
                GoldenRequest.plain("empty-content", ask(model, Message.of(Role.USER, ""))),
                GoldenRequest.plain("null-content", ask(model, USER, said(Role.ASSISTANT), GO_ON)));
    }

    static ChatRequest ask(String model, Message... messages) {
        return ChatRequest.of(model, List.of(messages)).build();
    }

    static Message said(Role role, Part... parts) {
        return new Message(role, List.of(parts), Optional.empty(), Extras.NONE);
    }

    /** */
    private static Message cached() {
        Extras marked = new Extras(Optional.of(new CacheMarker(Optional.empty())), JsonValue.EMPTY_JSON_OBJECT);
        Part text = new Part.Text("Be brief.", List.of(), marked);
        return said(Role.SYSTEM, text);
    }

    private static ChatRequest uncached(String model) {
        return ask(model, Message.of(Role.SYSTEM, "Be brief."), USER);
    }

    private static ChatRequest severalSystemMessages(String model) {
        return ask(
                model,
                Message.of(Role.SYSTEM, "Be brief."),
                Message.of(Role.SYSTEM, "Be kind."),
                USER,
                Message.of(Role.ASSISTANT, "Hello."),
                Message.of(Role.SYSTEM, "Answer in German."),
                GO_ON);
    }
}
