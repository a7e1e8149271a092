package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    private static final Part CALL = new Part.ToolCall("c1", "look", "{\"a\":1}", Optional.empty(), Extras.NONE);
    private static final Part IMAGE = attachment(new Media.Inline("image/png", "AAAA"));

    @Test
    void aConversationBeginsWithTheUser() {
        assertThat(contents(Sending.BUDGETED, Message.of(Role.ASSISTANT, "Hello"), Message.of(Role.USER, "Hi")))
                .startsWith("[{'role':'user','parts':[{'text':'(The conversation begins.)'}]},{'role':'model'");
        assertThat(contents(Sending.BUDGETED, Message.of(Role.SYSTEM, "Be brief.")))
                .isEqualTo("[{'role':'user','parts':[{'text':'Be brief.'}]}]");
    }

    @Test
    void resultsComeBeforeWhatTheUserAdds() {
        assertThat(contents(
                        Sending.BUDGETED,
                        Sending.said(Role.ASSISTANT, CALL),
                        Message.of(Role.USER, "Well?"),
                        Sending.said(Role.TOOL, result("c1", new Part.Text("{\"b\":2}")))))
                .endsWith("{'role':'user','parts':[{'functionResponse':{'id':'c1','name':'look',"
                        + "'response':{'b':2}}},{'text':'Well?'}]}]");
    }

    @Test
    @DisplayName("R-23: images in results go within them where the model takes them, else beside")
    void imagesInResultsGoWithinOrBeside() {
        Message[] turn = {
            Message.of(Role.USER, "Look"),
            Sending.said(Role.ASSISTANT, CALL),
            Sending.said(Role.TOOL, result("c1", new Part.Text("see"), IMAGE))
        };
        String image = "{'inlineData':{'mimeType':'image/png','data':'AAAA'}}";
        assertThat(contents(Sending.NEWEST, turn)).endsWith("'response':{'output':'see'},'parts':[" + image + "]}}]}]");
        assertThat(contents(Sending.BUDGETED, turn)).endsWith("'response':{'output':'see'}}}," + image + "]}]");
    }

    @Test
    void aResultWithoutItsCallIsRefused() {
        assertThatThrownBy(() -> contents(Sending.BUDGETED, Sending.said(Role.TOOL, result("gone"))))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal ->
                                assertThat(refusal.details().field()).contains("messages[0].content[0].tool_call_id"));
    }

    @Test
    void resultsWithoutIdsAreOfTheFirstOpenCall() {
        Part call = new Part.ToolCall("", "look", "", Optional.empty(), Extras.NONE);
        assertThat(contents(
                        Sending.BUDGETED,
                        Message.of(Role.USER, "Look"),
                        Sending.said(Role.ASSISTANT, call),
                        Sending.said(Role.TOOL, result("", new Part.Text("1")))))
                .endsWith("[{'functionCall':{'name':'look','args':{}}}]},{'role':'user','parts':["
                        + "{'functionResponse':{'name':'look','response':{'output':'1'}}}]}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gs://bucket/a.png",
                "https://generativelanguage.googleapis.com/v1beta/files/abc",
                "https://www.youtube.com/watch?v=1"
            })
    @DisplayName("R-23: what Google holds is named by its address")
    void whatGoogleHoldsIsNamedByItsAddress(String url) {
        assertThat(contents(Sending.BUDGETED, Sending.said(Role.USER, attachment(remote(url)))))
                .contains("'fileUri':'" + url + "'");
    }

    @Test
    @DisplayName("R-23: Vertex AI, and the Gemini API for newer models, load other addresses of a known type")
    void addressesOfAKnownTypeAreLoaded() {
        Message picture = Sending.said(Role.USER, attachment(remote("https://x.example/a.png?b=c")));
        for (Door door : Door.values()) {
            assertThat(Sending.of(Sending.ask(Sending.BUDGETED, picture), door).member("contents"))
                    .contains("{'fileData':{'mimeType':'image/png','fileUri':'https://x.example/a.png?b=c'}}");
        }
        assertThatThrownBy(() -> Sending.of(Sending.ask("gemini-2.0-flash", picture)))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("gemini-2.0-flash");
        var untyped = Sending.ask(Sending.BUDGETED, Sending.said(Role.USER, attachment(remote("https://x.example/a"))));
        assertThatThrownBy(() -> Sending.of(untyped, Door.VERTEX)).isInstanceOf(ProviderException.class);
    }

    @Test
    @DisplayName("R-23: what Gemini does not load goes along where the gateway fetches it")
    void whatIsNotLoadedGoesAlongWhereItIsFetched() {
        TestCall call =
                TestCall.plain().withMedia(Map.of("https://x.example/a", new Media.Inline("image/webp", "QUJD")));
        var ask = Sending.ask(Sending.BUDGETED, Sending.said(Role.USER, attachment(remote("https://x.example/a"))));
        for (Door door : List.of(Door.GEMINI, Door.VERTEX)) {
            assertThat(Sending.of(ask, door, call).member("contents"))
                    .contains("{'inlineData':{'mimeType':'image/webp','data':'QUJD'}}");
            assertThatThrownBy(() -> Sending.of(ask, door)).hasMessageContaining("dvara.media.fetch");
        }
    }

    @Test
    void aStoredFileIsNamedByItsId() {
        Part stored = attachment(new Media.Stored("files/abc", Optional.of("application/pdf")));
        assertThat(contents(Sending.BUDGETED, Sending.said(Role.USER, stored)))
                .contains("{'fileData':{'mimeType':'application/pdf',"
                        + "'fileUri':'https://generativelanguage.googleapis.com/v1beta/files/abc'}}");
    }

    @Test
    void anAnswerThatAClientSendsBackLosesNothing() {
        Message back = new Message(
                Role.ASSISTANT,
                List.of(
                        new Part.Reasoning("Hm.", Optional.empty(), Optional.empty(), Extras.NONE),
                        new Part.Text("Hello")),
                Optional.empty(),
                Extras.of(Sending.json("{'annotations':[],'audio':null,'function_call':null}")));
        var ask = new Message[] {Message.of(Role.USER, "Hi"), back, Message.of(Role.USER, "Go on")};
        Sending sent = Sending.of(Sending.ask(Sending.BUDGETED, ask));
        assertThat(sent.member("contents"))
                .contains("{'role':'model','parts':[{'text':'Hm.','thought':true},{'text':'Hello'}]}");
        assertThat(sent.dropped()).isEmpty();
        assertThat(Sending.of(Sending.ask(Sending.OLD, ask)).dropped()).containsExactly("messages.reasoning_content");
    }

    @Test
    void messagesThatSayNothingAreLeftOut() {
        assertThat(contents(
                        Sending.BUDGETED,
                        Message.of(Role.USER, "a"),
                        Message.of(Role.ASSISTANT, ""),
                        Message.of(Role.USER, "b")))
                .isEqualTo("[{'role':'user','parts':[{'text':'a'},{'text':'b'}]}]");
    }

    private static String contents(String model, Message... messages) {
        return Sending.of(Sending.ask(model, messages)).member("contents");
    }

    private static Part result(String id, Part... content) {
        return new Part.ToolResult(id, List.of(content), Part.Outcome.DONE, Extras.NONE);
    }

    private static Part attachment(Media media) {
        return new Part.Attachment(Part.Kind.IMAGE, media, Optional.empty(), Extras.NONE);
    }

    private static Media remote(String url) {
        return new Media.Remote(url, Optional.empty());
    }
}
