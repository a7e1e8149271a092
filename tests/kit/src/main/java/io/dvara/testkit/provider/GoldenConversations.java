package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Golden requests about who says what, in words and pictures. */
final class GoldenConversations {

    static final Message USER = Message.of(Role.USER, "Say hello.");

    private static final Message GO_ON = Message.of(Role.USER, "Go on.");
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private GoldenConversations() {}

    static Stream<GoldenRequest> all(String model) {
        ChatRequest plain = ask(model, USER);
        ChatRequest unseen = ask(model, Message.of(Role.USER, "What is this?"));
        return Stream.of(
                GoldenRequest.plain("plain-text", plain),
                GoldenRequest.plain(
                        "streamed-text",
                        plain.vary().delivery(Delivery.STREAMED).build()),
                GoldenRequest.counts("system-message", ask(model, Message.of(Role.SYSTEM, "Be brief."), USER), plain),
                GoldenRequest.counts(
                        "developer-message", ask(model, Message.of(Role.DEVELOPER, "Be brief."), USER), plain),
                GoldenRequest.counts("several-system-messages", severalSystemMessages(model), plain),
                GoldenRequest.plain("empty-content", ask(model, Message.of(Role.USER, ""))),
                GoldenRequest.plain("null-content", ask(model, USER, said(Role.ASSISTANT), GO_ON)),
                GoldenRequest.counts("image-by-data-url", see(model, new Media.Inline("image/png", PIXEL)), unseen),
                GoldenRequest.counts(
                        "image-by-url",
                        see(model, new Media.Remote("https://images.example/cat.png", Optional.empty())),
                        unseen));
    }

    static ChatRequest ask(String model, Message... messages) {
        return ChatRequest.of(model, List.of(messages)).build();
    }

    static Message said(Role role, Part... parts) {
        return new Message(role, List.of(parts), Optional.empty(), Extras.NONE);
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

    private static ChatRequest see(String model, Media picture) {
        Part question = new Part.Text("What is this?");
        Part image = new Part.Attachment(Part.Kind.IMAGE, picture, Optional.empty(), Extras.NONE);
        return ask(model, said(Role.USER, question, image));
    }
}
