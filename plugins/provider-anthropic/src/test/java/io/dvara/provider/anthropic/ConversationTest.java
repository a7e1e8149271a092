package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.ask;
import static io.dvara.provider.anthropic.Sending.json;
import static io.dvara.provider.anthropic.Sending.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Message USER = Message.of(Role.USER, "Hi");
    private static final Message LATE_SYSTEM = Message.of(Role.DEVELOPER, "Be brief");

    @Test
    void keepsALateSystemMessageInItsPlaceWhereTheModelTakesOne() {
        Sending sending = Sending.of(ask(Sending.NEWEST, Message.of(Role.SYSTEM, "Be kind"), USER, LATE_SYSTEM));
        assertThat(sending.member("system")).isEqualTo("[{'type':'text','text':'Be kind'}]");
        assertThat(sending.member("messages"))
                .endsWith("{'role':'system','content':[{'type':'text','text':'Be brief'}]}]");
    }

    @Test
    void takesBackInItsOwnDialectWhatAnotherVendorSaidBefore() {
        Part thought = new Part.Reasoning("Hm", Optional.empty(), Optional.empty(), Extras.NONE);
        Part call = new Part.ToolCall(
                "c", "f", "{}", Optional.empty(), Extras.of(json("{'extra_content':{'google':{}},'caller':{}}")));
        Sending sending = Sending.of(
                ask(Sending.NEWEST, USER, said(Role.ASSISTANT, thought, call)).dialect(Dialect.MESSAGES));
        assertThat(sending.member("messages"))
                .endsWith("{'role':'assistant','content':[{'type':'tool_use','id':'c','name':'f','input':{},"
                        + "'caller':{}}]}]");
        assertThat(sending.dropped()).containsExactly("messages.content.thinking");
    }

    @Test
    void keepsIdsInItsOwnDialectThatComeAgainInALaterTurnButNeverTwiceInOne() {
        Part call = new Part.ToolCall("c", "f", "{}", Optional.empty(), Extras.NONE);
        Part result = new Part.ToolResult("c", List.of(), Part.Outcome.DONE, Extras.NONE);
        Sending sending = Sending.of(ask(
                        Sending.NEWEST,
                        USER,
                        said(Role.ASSISTANT, call),
                        said(Role.USER, result),
                        said(Role.ASSISTANT, call, call),
                        said(Role.USER, result, result))
                .dialect(Dialect.MESSAGES));
        assertThat(sending.body().getJsonArray("messages").stream()
                        .skip(1)
                        .flatMap(message -> message.asJsonObject().getJsonArray("content").stream())
                        .map(JsonValue::asJsonObject)
                        .map(block -> block.getString("id", block.getString("tool_use_id", ""))))
                .containsExactly("c", "c", "c", "c_2", "c", "c_2");
    }

    @Test
    void marksALateSystemMessageAmongTheUsersWordsWhereTheModelTakesNone() {
        assertThat(Sending.of(ask(Sending.BUDGETED, USER, LATE_SYSTEM)).member("messages"))
                .isEqualTo("[{'role':'user','content':[{'type':'text','text':'Hi'},"
                        + "{'type':'text','text':'<system>\\nBe brief\\n</system>'}]}]");
        assertThat(Sending.of(ask(Sending.NEWEST, USER, LATE_SYSTEM, USER)).member("messages"))
                .doesNotContain("'role':'system'");
    }

    @Test
    void anAnswerThatIsToBeContinuedIsAskedForByTheUserWhereTheModelTakesNoBeginning() {
        Message begun = Message.of(Role.ASSISTANT, "Well, ");
        assertThat(Sending.of(ask(Sending.BUDGETED, USER, begun)).member("messages"))
                .endsWith("{'role':'assistant','content':[{'type':'text','text':'Well,'}]}]");
        assertThat(Sending.of(ask(Sending.ADAPTIVE, USER, begun)).member("messages"))
                .endsWith("{'type':'text','text':'Well, '}]},"
                        + "{'role':'user','content':[{'type':'text','text':'(Continue.)'}]}]");
    }

    @Test
    void asksASystemMessageThatStandsAlone() {
        Sending sending = Sending.of(ask(Sending.BUDGETED, Message.of(Role.SYSTEM, "Tell a joke")));
        assertThat(sending.member("system")).isEmpty();
        assertThat(sending.member("messages"))
                .isEqualTo("[{'role':'user','content':[{'type':'text','text':'Tell a joke'}]}]");
    }

    @Test
    void joinsNeighboursOfOneRoleAndLeavesOutBlankText() {
        Sending sending = Sending.of(ask(
                Sending.BUDGETED,
                USER,
                Message.of(Role.USER, " "),
                Message.of(Role.USER, "you"),
                said(Role.ASSISTANT),
                Message.of(Role.USER, "there")));
        assertThat(sending.member("messages"))
                .isEqualTo("[{'role':'user','content':[{'type':'text','text':'Hi'},{'type':'text','text':'you'},"
                        + "{'type':'text','text':'there'}]}]");
    }

    @Test
    void putsToolResultsFirstWhateverStandsBetween() {
        Sending sending = Sending.of(ask(
                Sending.BUDGETED, USER, said(Role.ASSISTANT, call("a")), LATE_SYSTEM, said(Role.TOOL, result("a"))));
        assertThat(sending.member("messages"))
                .contains("'content':[{'type':'tool_result','tool_use_id':'a','content':[]},{'type':'text'");
    }

    @Test
    void givesCallsOfAnotherVendorIdsThatTheVendorTakes() {
        String messages = Sending.of(ask(
                        Sending.BUDGETED,
                        USER,
                        said(Role.ASSISTANT, call("x.1"), call("")),
                        said(Role.TOOL, result("x.1"))))
                .member("messages");
        assertThat(messages).doesNotContain("x.1").contains("'id':'call_2'");
        String id = messages.replaceAll(".*'id':'(x_1_[0-9a-f]+)'.*", "$1");
        assertThat(messages).contains("'tool_use_id':'" + id + "'");
    }

    @Test
    void matchesARetiredFunctionsResultByItsName() {
        Message result =
                new Message(Role.FUNCTION, List.of(new Part.Text("sunny")), Optional.of("weather"), Extras.NONE);
        assertThat(Sending.of(ask(Sending.BUDGETED, USER, said(Role.ASSISTANT, call("")), result))
                        .member("messages"))
                .contains("'tool_use_id':'call_1'", "'text':'sunny'");
    }

    @Test
    void keepsArgumentsThatAreNoObjectForTheModelToSee() {
        assertThat(input("")).isEqualTo("{}");
        assertThat(input("{\"a\": 1}")).isEqualTo("{'a':1}");
        assertThat(input("[1]")).isEqualTo("{'arguments':[1]}");
        assertThat(input("{\"a\":")).isEqualTo("{'invalid_json':'{\\'a\\':'}");
    }

    @Test
    @DisplayName("R-21: the mark of a text that is left out marks what stands before it")
    void marksWhatStandsBeforeATextThatIsLeftOut() {
        Extras plain = new Extras(Optional.of(new CacheMarker(Optional.empty())), JsonValue.EMPTY_JSON_OBJECT);
        Part blank = new Part.Text("\n", List.of(), plain);
        Sending sending = Sending.of(ask(Sending.BUDGETED, said(Role.USER, new Part.Text("Hi"), blank)));
        assertThat(sending.member("messages")).contains("{'type':'text','text':'Hi','cache_control':");
        assertThat(sending.dropped()).isEmpty();
        Sending alone = Sending.of(ask(Sending.BUDGETED, USER, said(Role.USER, blank, new Part.Text("Ho"))));
        assertThat(alone.dropped()).containsExactly("messages.content.cache_control");
    }

    @Test
    @DisplayName("R-21: cache markers survive on system, message, part, result and tool")
    void keepsCacheMarkers() {
        Extras hour = new Extras(Optional.of(new CacheMarker(Optional.of("1h"))), JsonValue.EMPTY_JSON_OBJECT);
        Extras plain = new Extras(Optional.of(new CacheMarker(Optional.empty())), JsonValue.EMPTY_JSON_OBJECT);
        Sending sending = Sending.of(ask(
                Sending.BUDGETED,
                new Message(Role.SYSTEM, List.of(new Part.Text("Be kind")), Optional.empty(), hour),
                said(Role.USER, new Part.Text("Hi", List.of(), plain)),
                said(Role.ASSISTANT, call("a")),
                said(Role.TOOL, new Part.ToolResult("a", List.of(), Part.Outcome.FAILED, plain))));
        assertThat(sending.member("system")).contains("'cache_control':{'type':'ephemeral','ttl':'1h'}");
        assertThat(sending.member("messages").split("'cache_control':\\{'type':'ephemeral'}", -1))
                .hasSize(3);
    }

    @Test
    void takesBackSignedAndSealedThoughtsAndNamesOthers() {
        Sending sending = Sending.of(ask(
                Sending.BUDGETED,
                USER,
                said(
                        Role.ASSISTANT,
                        new Part.Reasoning("Hm", Optional.of("sig"), Optional.empty(), Extras.NONE),
                        new Part.Reasoning("", Optional.empty(), Optional.of("secret"), Extras.NONE),
                        new Part.Reasoning("Another's", Optional.empty(), Optional.empty(), Extras.NONE),
                        new Part.Text("Hello \n"))));
        assertThat(sending.member("messages"))
                .endsWith("[{'type':'thinking','thinking':'Hm','signature':'sig'},"
                        + "{'type':'redacted_thinking','data':'secret'},{'type':'text','text':'Hello'}]}]");
        assertThat(sending.dropped()).containsExactly("messages.reasoning_content");
    }

    @Test
    void refusesWhatItCannotReadUnlessTheDialectIsTheVendorsOwn() {
        Message odd = said(Role.USER, new Part.Opaque(json("{'type':'search_result','x':1}")));
        assertThat(Sending.of(ask(Sending.BUDGETED, odd).dialect(Dialect.MESSAGES))
                        .member("messages"))
                .contains("{'type':'search_result','x':1}");
        assertThatThrownBy(() -> Sending.of(ask(Sending.BUDGETED, odd)))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("messages[0].content[0]")
                .hasMessageContaining("search_result");
        Message legacy = new Message(
                Role.ASSISTANT, List.of(), Optional.empty(), Extras.of(json("{'function_call':{'name':'f'}}")));
        assertThatThrownBy(() -> Sending.of(ask(Sending.BUDGETED, USER, legacy)))
                .hasMessageContaining("function_call");
    }

    @Test
    void mergesUnknownMembersOfInnerObjectsForTheVendorsOwnDialect() {
        Extras scoped = new Extras(
                Optional.of(new CacheMarker(Optional.empty())), json("{'cache_control':{'scope':'global'}}"));
        Message message = said(Role.USER, new Part.Text("Hi", List.of(), scoped));
        assertThat(Sending.of(ask(Sending.BUDGETED, message).dialect(Dialect.MESSAGES))
                        .member("messages"))
                .contains("'cache_control':{'type':'ephemeral','scope':'global'}");
    }

    @Test
    void namesWhatItLeavesOutOfMessagesAndParts() {
        Part detailed = new Part.Text("Hi", List.of(), Extras.of(json("{'detail':'high','nothing':null}")));
        Message message = new Message(Role.USER, List.of(detailed), Optional.of("ann"), Extras.of(json("{'x':1}")));
        assertThat(Sending.of(ask(Sending.BUDGETED, message)).dropped())
                .containsExactlyInAnyOrder("messages.name", "messages.x", "messages.content.detail");
    }

    private static String input(String arguments) {
        Part call = new Part.ToolCall("a", "f", arguments, Optional.empty(), Extras.NONE);
        String messages = Sending.of(ask(Sending.BUDGETED, USER, said(Role.ASSISTANT, call)))
                .body()
                .getJsonArray("messages")
                .getJsonObject(1)
                .getJsonArray("content")
                .getJsonObject(0)
                .get("input")
                .toString();
        return messages.replace("\\\"", "\\'").replace('"', '\'');
    }

    private static Part call(String id) {
        return new Part.ToolCall(id, "weather", "{}", Optional.empty(), Extras.NONE);
    }

    private static Part result(String id) {
        return new Part.ToolResult(id, List.of(), Part.Outcome.DONE, Extras.NONE);
    }
}
