package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.ask;
import static io.dvara.provider.anthropic.Sending.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ProviderException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-23: images, PDF and text by any way reach the model, other media are refused by name")
class MediaWriterTest {

    private static final Optional<String> NO_NAME = Optional.empty();

    @Test
    void sendsImages() {
        assertThat(sent(Part.Kind.IMAGE, new Media.Inline("image/png", "iVBO")))
                .isEqualTo("{'type':'image','source':{'type':'base64','media_type':'image/png','data':'iVBO'}}");
        assertThat(sent(Part.Kind.IMAGE, new Media.Remote("https://a.example/x.png", Optional.empty())))
                .isEqualTo("{'type':'image','source':{'type':'url','url':'https://a.example/x.png'}}");
        assertThat(sent(Part.Kind.IMAGE, new Media.Stored("file_1", Optional.empty())))
                .isEqualTo("{'type':'image','source':{'type':'file','file_id':'file_1'}}");
    }

    @Test
    void sendsDocuments() {
        String pdf = "{'type':'document','source':{'type':'base64','media_type':'application/pdf','data':'JVBERi0x'}}";
        assertThat(sent(Part.Kind.DOCUMENT, new Media.Inline("application/pdf", "JVBERi0x")))
                .isEqualTo(pdf);
        assertThat(sent(Part.Kind.DOCUMENT, new Media.Inline("application/octet-stream", "JVBERi0x")))
                .isEqualTo(pdf);
        assertThat(sent(Part.Kind.DOCUMENT, new Media.Inline("text/markdown", "R3LDvMOfZQ==")))
                .isEqualTo("{'type':'document','source':{'type':'text','media_type':'text/plain','data':'Grüße'}}");
        assertThat(sent(Part.Kind.DOCUMENT, new Media.InlineText("text/plain", "Hi")))
                .contains("'data':'Hi'");
        assertThat(sent(Part.Kind.DOCUMENT, new Media.Inline("image/png", "iVBO")))
                .startsWith("{'type':'image'");
    }

    @Test
    void tellsADocumentsName() {
        Part named = new Part.Attachment(
                Part.Kind.DOCUMENT,
                new Media.Remote("https://a.example/x.pdf", Optional.empty()),
                Optional.of("x.pdf"),
                Extras.NONE);
        assertThat(Sending.of(ask(Sending.BUDGETED, said(Role.USER, named))).member("messages"))
                .contains("'source':{'type':'url','url':'https://a.example/x.pdf'},'title':'x.pdf'");
    }

    @Test
    void refusesOtherMediaByTheirPlace() {
        refuses(Part.Kind.AUDIO, new Media.Inline("audio/wav", "UklG"), "audio");
        refuses(Part.Kind.VIDEO, new Media.Remote("https://a.example/v.mp4", Optional.empty()), "video");
        refuses(Part.Kind.DOCUMENT, new Media.Inline("application/msword", "0M8R"), "application/msword");
        refuses(Part.Kind.DOCUMENT, new Media.Inline("text/plain", "%"), "base64");
        refuses(Part.Kind.IMAGE, new Media.Remote("file:///etc/passwd", Optional.empty()), "https");
    }

    private static void refuses(Part.Kind kind, Media media, String why) {
        assertThatThrownBy(() -> sent(kind, media))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains("messages[0].content[0]"))
                .hasMessageContaining(why);
    }

    private static String sent(Part.Kind kind, Media media) {
        Part part = new Part.Attachment(kind, media, NO_NAME, Extras.NONE);
        return Sending.of(ask(Sending.BUDGETED, said(Role.USER, part)))
                .body()
                .getJsonArray("messages")
                .getJsonObject(0)
                .getJsonArray("content")
                .get(0)
                .toString()
                .replace('"', '\'');
    }
}
