package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ProviderException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    @Test
    void aConversationBeginsWithTheUser() {
        assertThat(messages(Asking.NOVA, Message.of(Role.ASSISTANT, "Hello"), Message.of(Role.USER, "Hi")))
                .startsWith("[{'role':'user','content':[{'text':'(The conversation begins.)'}]},{'role':'assistant'");
        assertThat(messages(Asking.NOVA, Message.of(Role.SYSTEM, "Be brief.")))
                .isEqualTo("[{'role':'user','content':[{'text':'Be brief.'}]}]");
    }

    @Test
    void neighboursOfOneRoleAreJoinedAndBlanksLeftOut() {
        assertThat(messages(
                        Asking.NOVA,
                        Message.of(Role.USER, "a"),
                        Message.of(Role.USER, " "),
                        Asking.said(Role.ASSISTANT),
                        Message.of(Role.USER, "b")))
                .isEqualTo("[{'role':'user','content':[{'text':'a'},{'text':'b'}]}]");
    }

    @Test
    void laterSystemMessagesKeepTheirPlace() {
        Asking sent = Asking.of(Asking.ask(
                Asking.NOVA,
                Message.of(Role.SYSTEM, "one"),
                Message.of(Role.DEVELOPER, "two"),
                Message.of(Role.USER, "Hi"),
                Message.of(Role.SYSTEM, "three")));
        assertThat(sent.member("system")).isEqualTo("[{'text':'one'},{'text':'two'}]");
        assertThat(sent.member("messages"))
                .isEqualTo("[{'role':'user','content':[{'text':'Hi'},{'text':'<system>\\nthree\\n</system>'}]}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amazon.titan-text-express-v1", "mistral.mistral-7b-instruct-v0:2"})
    void modelsWithoutASystemPromptAreToldAsByTheUser(String model) {
        Asking sent = Asking.of(Asking.ask(model, Message.of(Role.SYSTEM, "Be brief."), Message.of(Role.USER, "Hi")));
        assertThat(sent.body()).doesNotContainKey("system");
        assertThat(sent.member("messages")).contains("Be brief.").contains("{'text':'Hi'}");
    }

    @Test
    void resultsComeBeforeWhatTheUserAdds() {
        Tool look = new Tool.Function("look", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        Asking sent = Asking.of(Asking.ask(
                        Asking.NOVA,
                        Message.of(Role.USER, "Look"),
                        Asking.said(
                                Role.ASSISTANT, new Part.ToolCall("c1", "look", "{}", Optional.empty(), Extras.NONE)),
                        Message.of(Role.USER, "Well?"),
                        Asking.said(
                                Role.TOOL,
                                new Part.ToolResult("c1", List.of(new Part.Text("1")), Part.Outcome.DONE, Extras.NONE)))
                .tools(new ToolUse(List.of(look), Optional.empty(), Optional.empty())));
        assertThat(sent.member("messages"))
                .endsWith("[{'toolResult':{'toolUseId':'c1','content':[{'text':'1'}]}},{'text':'Well?'}]}]");
    }

    @Test
    void anAnswerThatIsToBeContinuedEndsWithoutWhiteSpace() {
        assertThat(messages(Asking.CLAUDE, Message.of(Role.USER, "Hi"), Message.of(Role.ASSISTANT, "Well, \n")))
                .endsWith("{'role':'assistant','content':[{'text':'Well,'}]}]");
        assertThat(messages(
                        "anthropic.claude-opus-4-6-v1",
                        Message.of(Role.USER, "Hi"),
                        Message.of(Role.ASSISTANT, "Well, \n")))
                .endsWith("[{'text':'Well, \\n'}]},{'role':'user','content':[{'text':'(Continue.)'}]}]");
    }

    @Test
    void anAnswerThatAClientSendsBackLosesNothing() {
        Message back = new Message(
                Role.ASSISTANT,
                List.of(new Part.Text("Hello"), new Part.Refusal("no", Extras.NONE)),
                Optional.empty(),
                Extras.of(Asking.json("{'refusal':null,'annotations':[],'new':1}")));
        Asking sent =
                Asking.of(Asking.ask(Asking.NOVA, Message.of(Role.USER, "Hi"), back, Message.of(Role.USER, "So?")));
        assertThat(sent.member("messages")).contains("[{'text':'Hello'},{'text':'no'}]");
        assertThat(sent.dropped()).containsExactly("messages.new");
    }

    @Test
    void whatWouldMakeAnotherConversationIsRefused() {
        Message call = new Message(
                Role.ASSISTANT,
                List.of(),
                Optional.empty(),
                Extras.of(Asking.json("{'function_call':{'name':'a','arguments':''}}")));
        assertThatThrownBy(() -> messages(Asking.NOVA, call))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains("messages[0].function_call"));
    }

    private static String messages(String model, Message... messages) {
        return Asking.of(Asking.ask(model, messages)).member("messages");
    }
}
