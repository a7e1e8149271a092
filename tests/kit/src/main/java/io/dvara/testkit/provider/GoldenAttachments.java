package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Part.Kind;
import io.dvara.api.chat.Role;
import java.util.Optional;
import java.util.stream.Stream;

/** Golden requests with images, documents and sound. */
final class GoldenAttachments {

    private static final String QUESTION = "What is this?";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final String PDF = "JVBERi0xLjQK";
    private static final String WAV = "UklGRiQAAABXQVZF";

    private GoldenAttachments() {}

    static Stream<GoldenRequest> all(String model) {
        ChatRequest bare = GoldenConversations.ask(model, Message.of(Role.USER, QUESTION));
        return Stream.of(
                GoldenRequest.counts(
                        "image-by-data-url", with(bare, attached(Kind.IMAGE, inline("image/png", PIXEL))), bare),
                GoldenRequest.counts(
                        "image-by-url",
                        with(bare, attached(Kind.IMAGE, remote("https://images.example/cat.png"))),
                        bare),
                GoldenRequest.counts(
                        "pdf-sent-along", with(bare, named("report.pdf", inline("application/pdf", PDF))), bare),
                GoldenRequest.counts(
                        "pdf-by-url",
                        with(bare, attached(Kind.DOCUMENT, remote("https://files.example/report.pdf"))),
                        bare),
                GoldenRequest.counts(
                        "sound-sent-along", with(bare, attached(Kind.AUDIO, inline("audio/wav", WAV))), bare));
    }

    private static ChatRequest with(ChatRequest bare, Part attachment) {
        Message message = GoldenConversations.said(Role.USER, new Part.Text(QUESTION), attachment);
        return GoldenConversations.ask(bare.model(), message);
    }

    private static Part attached(Kind kind, Media media) {
        return new Part.Attachment(kind, media, Optional.empty(), Extras.NONE);
    }

    private static Part named(String name, Media media) {
        return new Part.Attachment(Kind.DOCUMENT, media, Optional.of(name), Extras.NONE);
    }

    private static Media inline(String mediaType, String base64) {
        return new Media.Inline(mediaType, base64);
    }

    private static Media remote(String url) {
        return new Media.Remote(url, Optional.empty());
    }
}
