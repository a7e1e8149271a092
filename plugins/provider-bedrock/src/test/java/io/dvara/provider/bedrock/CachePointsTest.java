package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachePointsTest {

    private static final String MARK = "{'cachePoint':{'type':'default'}}";
    private static final String CALL = "{'toolUse':{'toolUseId':'c1','name':'look','input':{}}}";

    @Test
    @DisplayName("R-21: the mark of a text that is left out stands behind what came before it")
    void marksWhatStandsBeforeATextThatIsLeftOut() {
        Asking sent =
                Asking.of(Asking.ask(Asking.CLAUDE, Asking.said(Role.USER, new Part.Text("Look"), text("\n", "5m"))));
        assertThat(sent.member("messages")).isEqualTo("[{'role':'user','content':[{'text':'Look'}," + MARK + "]}]");
        Asking alone =
                Asking.of(Asking.ask(Asking.CLAUDE, Asking.said(Role.USER, text("\n", "5m"), new Part.Text("Look"))));
        assertThat(alone.member("messages")).isEqualTo("[{'role':'user','content':[{'text':'Look'}]}]");
        assertThat(alone.dropped()).containsExactly("messages.content.cache_control");
    }

    @Test
    @DisplayName("R-21: marks stand behind what they are of: system, tools, content and results")
    void marksStandBehindWhatTheyAreOf() {
        Asking sent = Asking.of(Asking.ask(
                        Asking.CLAUDE,
                        Asking.said(Role.SYSTEM, text("Be brief.", "5m")),
                        Asking.said(Role.USER, text("Look", "5m")),
                        Asking.said(Role.ASSISTANT, call()),
                        Asking.said(
                                Role.TOOL,
                                new Part.ToolResult(
                                        "c1", List.of(new Part.Text("seen")), Part.Outcome.DONE, marked("5m"))))
                .tools(tool()));
        assertThat(sent.member("system")).isEqualTo("[{'text':'Be brief.'}," + MARK + "]");
        assertThat(sent.member("toolConfig")).endsWith("}}}," + MARK + "]}");
        assertThat(sent.member("messages"))
                .isEqualTo("[{'role':'user','content':[{'text':'Look'}," + MARK + "]},"
                        + "{'role':'assistant','content':[" + CALL + "]},"
                        + "{'role':'user','content':[{'toolResult':{'toolUseId':'c1','content':[{'text':'seen'}]}},"
                        + MARK + "]}]");
        assertThat(sent.dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, 1h, true, true",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, 5m, true, false",
        "us.anthropic.claude-3-7-sonnet-20250219-v1:0, 1h, true, false",
        "amazon.nova-pro-v1:0, 1h, true, false",
        "us.meta.llama3-3-70b-instruct-v1:0, 5m, false, false"
    })
    @DisplayName("R-21: an hour is asked for where the model keeps it as long, a mark where it keeps anything")
    void asksForWhatTheModelKeeps(String model, String ttl, boolean marks, boolean hour) {
        Asking sent = Asking.of(Asking.ask(model, Asking.said(Role.USER, text("Hi", ttl))));
        assertThat(sent.member("messages").contains("cachePoint")).isEqualTo(marks);
        assertThat(sent.member("messages").contains("'ttl':'1h'")).isEqualTo(hour);
        boolean isWhole = marks && (hour || ttl.equals("5m"));
        assertThat(sent.dropped().isEmpty()).isEqualTo(isWhole);
    }

    @Test
    @DisplayName("R-21: no mark stands behind thoughts or a document that is no PDF, which the vendor refuses")
    void noMarkStandsWhereTheVendorRefusesOne() {
        assertThat(content(Role.USER, new Part.Text("Read"), document("text/csv", marked("5m"))))
                .isEqualTo("[{'text':'Read'}," + MARK
                        + ",{'document':{'format':'csv','name':'document','source':{'bytes':'QQ=='}}}]");
        assertThat(content(Role.USER, new Part.Text("Read"), document("application/pdf", marked("5m"))))
                .endsWith("'source':{'bytes':'QQ=='}}}," + MARK + "]");
        Part thought = new Part.Reasoning("Hm.", Optional.of("sig"), Optional.empty(), marked("5m"));
        assertThat(content(Role.ASSISTANT, new Part.Text("Well,"), thought))
                .startsWith("[{'text':'Well,'}," + MARK + ",{'reasoningContent'");
    }

    @Test
    void aMarkWithNothingBeforeItIsToldAsLeftOut() {
        Asking sent = Asking.of(Asking.ask(
                Asking.CLAUDE, Asking.said(Role.USER, document("text/csv", marked("5m")), new Part.Text("Read"))));
        assertThat(sent.member("messages")).doesNotContain("cachePoint");
        assertThat(sent.dropped()).containsExactly("messages.content.cache_control");
    }

    @Test
    void twoMarksInOnePlaceAreOne() {
        Message message = new Message(Role.USER, List.of(text("Hi", "5m")), Optional.empty(), marked("5m"));
        assertThat(Asking.of(Asking.ask(Asking.CLAUDE, message)).member("messages"))
                .isEqualTo("[{'role':'user','content':[{'text':'Hi'}," + MARK + "]}]");
    }

    private static String content(Role role, Part... parts) {
        String messages = Asking.of(Asking.ask(Asking.CLAUDE, Message.of(Role.USER, "Hi"), Asking.said(role, parts)))
                .member("messages");
        int from =
                role == Role.USER ? messages.indexOf(",{'text':'Read'}") + 1 : messages.lastIndexOf("'content':[") + 11;
        return "[" + messages.substring(from, messages.length() - 2);
    }

    private static Part.Text text(String text, String ttl) {
        return new Part.Text(text, List.of(), marked(ttl));
    }

    private static Part document(String type, Extras extras) {
        return new Part.Attachment(Part.Kind.DOCUMENT, new Media.Inline(type, "QQ=="), Optional.empty(), extras);
    }

    private static Part call() {
        return new Part.ToolCall("c1", "look", "{}", Optional.empty(), Extras.NONE);
    }

    private static ToolUse tool() {
        Tool tool = new Tool.Function("look", Optional.empty(), Optional.empty(), Optional.empty(), marked("5m"));
        return new ToolUse(List.of(tool), Optional.empty(), Optional.empty());
    }

    private static Extras marked(String ttl) {
        return new Extras(Optional.of(new CacheMarker(Optional.of(ttl))), JsonValue.EMPTY_JSON_OBJECT);
    }
}
