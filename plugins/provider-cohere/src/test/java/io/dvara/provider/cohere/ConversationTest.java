package io.dvara.provider.cohere;

import static io.dvara.provider.cohere.Asking.PLAIN;
import static io.dvara.provider.cohere.Asking.THINKER;
import static io.dvara.provider.cohere.Asking.ask;
import static io.dvara.provider.cohere.Asking.json;
import static io.dvara.provider.cohere.Asking.said;
import static io.dvara.provider.cohere.Asking.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ProviderException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Part CALL = new Part.ToolCall("c1", "time", "", Optional.empty(), Extras.NONE);

    @Test
    @DisplayName("R-19: a plan that a client knows as text goes back as the plan that it was")
    void sendsPlansBackAsPlans() {
        ChatAnswer answer = Asking.whole(
                "{'id':'a','message':{'role':'assistant','tool_plan':'I will look.','tool_calls':"
                        + "[{'id':'c1','type':'function','function':{'name':'time','arguments':'{}'}}]},'finish_reason':'TOOL_CALL'}");
        Message said = answer.choices().getFirst().message();
        assertThat(said.text()).isEqualTo("I will look.");
        assertThat(write(ask(PLAIN, said, result("c1", new Part.Text("noon")))).member("messages"))
                .isEqualTo("[{'role':'assistant','tool_plan':'I will look.','tool_calls':[{'id':'c1','type':'function',"
                        + "'function':{'name':'time','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'c1','content':'noon'}]");
    }

    @Test
    @DisplayName("R-19: thoughts before a call go back where the model thinks, with what was said after them")
    void sendsThoughtsBackToModelsThatThink() {
        Part thought = new Part.Reasoning("Look first.", Optional.empty(), Optional.empty(), Extras.NONE);
        Message said = said(Role.ASSISTANT, thought, new Part.Text("Looking."), CALL);
        assertThat(write(ask(THINKER, said)).member("messages"))
                .startsWith(
                        "[{'role':'assistant','content':[{'type':'thinking','thinking':'Look first.\\n\\nLooking.'}],")
                .doesNotContain("tool_plan");
        Asking.Written plain = write(ask(PLAIN, said));
        assertThat(plain.member("messages")).contains("'tool_plan':'Looking.'").doesNotContain("Look first.");
        assertThat(plain.dropped()).containsExactly("messages.reasoning_content");
    }

    @Test
    void givesCallsWithoutIdsAndTheirResultsTheSame() {
        Message calls = said(
                Role.ASSISTANT,
                new Part.ToolCall("", "time", "{}", Optional.empty(), Extras.NONE),
                new Part.ToolCall("", "place", "{}", Optional.empty(), Extras.NONE));
        Message place = new Message(Role.FUNCTION, List.of(new Part.Text("Rome")), Optional.of("place"), Extras.NONE);
        assertThat(write(ask(PLAIN, calls, place)).member("messages"))
                .contains("'id':'call_2','type':'function','function':{'name':'place'")
                .contains("{'role':'tool','tool_call_id':'call_2','content':'Rome'}");
    }

    @Test
    void tellsFailedCallsAsErrors() {
        Part failed = new Part.ToolResult("c1", List.of(new Part.Text("no clock")), Part.Outcome.FAILED, Extras.NONE);
        assertThat(write(ask(PLAIN, said(Role.TOOL, failed)))
                        .body()
                        .getJsonArray("messages")
                        .getJsonObject(0)
                        .getString("content"))
                .isEqualTo("{\"error\":\"no clock\"}");
    }

    @Test
    void tellsDocumentsInResultsAsDocumentsThatCanBeCited() {
        Part own = new Part.Opaque(json("{'type':'document','document':{'id':'d1','data':{'text':'warm'}}}"));
        Part sent = new Part.Attachment(
                Part.Kind.DOCUMENT, new Media.InlineText("text/plain", "cold"), Optional.of("Oslo"), Extras.NONE);
        assertThat(write(ask(PLAIN, result("c1", new Part.Text("two"), own, sent)))
                        .member("messages"))
                .isEqualTo("[{'role':'tool','tool_call_id':'c1','content':[{'type':'text','text':'two'},"
                        + "{'type':'document','document':{'id':'d1','data':{'text':'warm'}}},"
                        + "{'type':'document','document':{'data':{'title':'Oslo','content':'cold'}}}]}]");
    }

    @Test
    @DisplayName("R-23: pictures in results are shown after all results of the turn")
    void showsPicturesOfResultsAfterTheResults() {
        Part picture = new Part.Attachment(
                Part.Kind.IMAGE, new Media.Inline("image/png", "iVBORw0K"), Optional.empty(), Extras.NONE);
        Asking.Written written = write(ask(
                THINKER,
                result("c1", new Part.Text("see"), picture),
                result("c2", new Part.Text("noon")),
                Message.of(Role.USER, "And now?")));
        assertThat(written.member("messages"))
                .isEqualTo("[{'role':'tool','tool_call_id':'c1','content':'see'},"
                        + "{'role':'tool','tool_call_id':'c2','content':'noon'},"
                        + "{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,iVBORw0K'}}]},"
                        + "{'role':'user','content':'And now?'}]");
    }

    @Test
    void sendsResultsBeforeWhatTheUserSaysBesideThem() {
        Part result = new Part.ToolResult("c1", List.of(new Part.Text("noon")), Part.Outcome.DONE, Extras.NONE);
        assertThat(write(ask(PLAIN, said(Role.USER, result, new Part.Text("Go on."))))
                        .member("messages"))
                .isEqualTo("[{'role':'tool','tool_call_id':'c1','content':'noon'},{'role':'user','content':'Go on.'}]");
        assertThat(write(ask(PLAIN, said(Role.USER, result))).member("messages"))
                .isEqualTo("[{'role':'tool','tool_call_id':'c1','content':'noon'}]");
    }

    @Test
    void refusesMembersWithoutWhichTheConversationWouldBeAnother() {
        Message old = new Message(
                Role.ASSISTANT, List.of(), Optional.empty(), Extras.of(json("{'function_call':{'name':'a'}}")));
        assertThatThrownBy(() -> write(ask(PLAIN, old)))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains("messages[0].function_call"));
    }

    private static Message result(String id, Part... content) {
        return said(Role.TOOL, new Part.ToolResult(id, List.of(content), Part.Outcome.DONE, Extras.NONE));
    }
}
