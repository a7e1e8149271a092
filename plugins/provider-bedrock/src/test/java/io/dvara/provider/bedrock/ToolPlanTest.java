package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ProviderException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolPlanTest {

    private static final Part CALL = new Part.ToolCall("c1", "look", "{\"a\":1}", Optional.empty(), Extras.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auto | 'toolChoice':{'auto':{}}",
                "required | 'toolChoice':{'any':{}}",
                "look | 'toolChoice':{'tool':{'name':'look'}}"
            })
    void aChoiceIsToldInTheVendorsWords(String choice, String written) {
        for (String model : List.of(Asking.CLAUDE, Asking.NOVA, "some.newcomer")) {
            assertThat(Asking.of(ask(model, choice)).member("toolConfig")).contains(written);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "look"})
    @DisplayName("R-17: a choice that the make cannot be held to is refused, not forgotten")
    void aChoiceThatTheMakeIgnoresIsRefused(String choice) {
        assertRefused(ask(Asking.LLAMA, choice), "tool_choice");
        assertThat(Asking.of(ask(Asking.LLAMA, "auto")).member("toolConfig")).contains("'auto'");
    }

    @Test
    void someMakesAreHeldToAnyToolButNotToOne() {
        String model = "mistral.mistral-large-2402-v1:0";
        assertThat(Asking.of(ask(model, "required")).member("toolConfig")).contains("{'any':{}}");
        assertRefused(ask(model, "look"), "tool_choice");
    }

    @Test
    @DisplayName("without tools the vendor takes neither calls nor results: they are told as text")
    void callsAndResultsWithoutToolsAreTold() {
        Message[] turn = {
            Message.of(Role.USER, "Look"),
            Asking.said(Role.ASSISTANT, CALL),
            result(Part.Outcome.FAILED, new Part.Text("gone"))
        };
        Asking bare = Asking.of(Asking.ask(Asking.CLAUDE, turn));
        assertThat(bare.body()).doesNotContainKey("toolConfig");
        assertThat(bare.member("messages"))
                .contains("<tool_call name=\\'look\\'>\\n{\\'a\\':1}\\n</tool_call>")
                .contains("{'text':'<tool_result status=\\'error\\'>'},{'text':'gone'},{'text':'</tool_result>'}");
        Asking none = Asking.of(Asking.ask(Asking.CLAUDE, turn).tools(use("none", Optional.empty())));
        assertThat(none.body()).doesNotContainKey("toolConfig");
        assertThat(none.member("messages")).isEqualTo(bare.member("messages"));
    }

    @Test
    void oneCallAtATimeIsAskedForWhereTheMakeKnowsIt() {
        ChatRequest.Builder single = Asking.ask(Asking.CLAUDE).tools(use("required", Optional.of(false)));
        Asking sent = Asking.of(single);
        assertThat(sent.member("additionalModelRequestFields"))
                .isEqualTo("{'tool_choice':{'type':'any','disable_parallel_tool_use':true}}");
        assertThat(sent.member("toolConfig")).doesNotContain("toolChoice");
        assertRefused(Asking.ask(Asking.NOVA).tools(use("auto", Optional.of(false))), "parallel_tool_calls");
        assertThat(Asking.of(Asking.ask(Asking.NOVA).tools(use("auto", Optional.of(true))))
                        .dropped())
                .isEmpty();
    }

    @Test
    @DisplayName("R-23: results carry text, JSON, images and documents, each in its own block")
    void resultsCarryTextJsonImagesAndDocuments() {
        Part image = attachment(Part.Kind.IMAGE, new Media.Inline("image/png", "AAAA"));
        Part file = attachment(Part.Kind.DOCUMENT, new Media.Inline("application/pdf", "BBBB"));
        Part json = new Part.Opaque(Asking.json("{'type':'json','json':{'b':2}}"));
        assertThat(Asking.of(ask(Asking.CLAUDE, "auto")
                                .messages(List.of(
                                        Message.of(Role.USER, "Look"),
                                        Asking.said(Role.ASSISTANT, CALL),
                                        result(Part.Outcome.FAILED, new Part.Text("seen"), json, image, file))))
                        .member("messages"))
                .endsWith("{'role':'user','content':[{'toolResult':{'toolUseId':'c1','content':[{'text':'seen'},"
                        + "{'json':{'b':2}},{'image':{'format':'png','source':{'bytes':'AAAA'}}},"
                        + "{'document':{'format':'pdf','name':'document','source':{'bytes':'BBBB'}}}],"
                        + "'status':'error'}}]}]");
    }

    @Test
    void aResultOfNothingSaysSo() {
        assertThat(Asking.of(ask(Asking.LLAMA, "auto")
                                .messages(List.of(
                                        Message.of(Role.USER, "Look"),
                                        Asking.said(Role.ASSISTANT, CALL),
                                        result(Part.Outcome.DONE, new Part.Text(" ")))))
                        .member("messages"))
                .contains("'content':[{'text':'(empty)'}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | {}", "[1] | {'arguments':[1]}", "{broken | {'invalid_json':'{broken'}"})
    void argumentsAreAlwaysAnObject(String arguments, String input) {
        Part call = new Part.ToolCall("c1", "look", arguments, Optional.empty(), Extras.NONE);
        assertThat(Asking.of(ask(Asking.CLAUDE, "auto")
                                .messages(List.of(Message.of(Role.USER, "Look"), Asking.said(Role.ASSISTANT, call))))
                        .member("messages"))
                .contains("'input':" + input);
    }

    @Test
    void idsOfOtherVendorsAreMadeAllowedAlikeInCallAndResult() {
        String id = "call|" + "x".repeat(80);
        String messages = Asking.of(ask(Asking.CLAUDE, "auto")
                        .messages(List.of(
                                Message.of(Role.USER, "Look"),
                                Asking.said(
                                        Role.ASSISTANT,
                                        new Part.ToolCall(id, "look", "{}", Optional.empty(), Extras.NONE)),
                                Asking.said(
                                        Role.TOOL,
                                        new Part.ToolResult(
                                                id, List.of(new Part.Text("1")), Part.Outcome.DONE, Extras.NONE)))))
                .member("messages");
        List<String> ids = java.util.regex.Pattern.compile("'toolUseId':'([a-zA-Z0-9_.:-]{1,64})'")
                .matcher(messages)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).hasSize(2);
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @Test
    void strictToolsAreHeldToTheirSchemasWhereTheMakeKnowsIt() {
        Tool strict = new Tool.Function(
                "add",
                Optional.of("Adds."),
                Optional.of(Asking.json("{'type':'object','properties':{'a':{'type':'integer','minimum':1}},"
                        + "'required':['a'],'additionalProperties':false}")),
                Optional.of(true),
                Extras.NONE);
        ToolUse use = new ToolUse(List.of(strict), Optional.empty(), Optional.empty());
        assertThat(Asking.of(Asking.ask(Asking.CLAUDE).tools(use)).member("toolConfig"))
                .contains("'strict':true", "'additionalProperties':false");
        Asking loose = Asking.of(Asking.ask(Asking.NOVA).tools(use));
        assertThat(loose.member("toolConfig")).doesNotContain("strict").contains("'minimum':1");
        assertThat(loose.dropped()).containsExactly("tools.function.strict");
    }

    @Test
    void toolsOfTheVendorsOwnGoOnInItsWords() {
        ToolUse own = new ToolUse(
                List.of(new Tool.Opaque(Asking.json("{'systemTool':{'name':'nova_grounding'}}"))),
                Optional.empty(),
                Optional.empty());
        assertThat(Asking.of(Asking.ask("us.amazon.nova-2-lite-v1:0").tools(own))
                        .member("toolConfig"))
                .isEqualTo("{'tools':[{'systemTool':{'name':'nova_grounding'}}]}");
        ToolUse foreign = new ToolUse(
                List.of(new Tool.Opaque(Asking.json("{'type':'web_search'}"))), Optional.empty(), Optional.empty());
        assertRefused(Asking.ask(Asking.CLAUDE).tools(foreign), "tools[0]");
    }

    private static Message result(Part.Outcome outcome, Part... parts) {
        return Asking.said(Role.TOOL, new Part.ToolResult("c1", List.of(parts), outcome, Extras.NONE));
    }

    private static Part attachment(Part.Kind kind, Media media) {
        return new Part.Attachment(kind, media, Optional.empty(), Extras.NONE);
    }

    private static ChatRequest.Builder ask(String model, String choice) {
        return Asking.ask(model).tools(use(choice, Optional.empty()));
    }

    private static ToolUse use(String choice, Optional<Boolean> parallel) {
        Tool tool = new Tool.Function("look", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        ToolChoice chosen = switch (choice) {
            case "auto" -> ToolChoice.Mode.AUTO;
            case "none" -> ToolChoice.Mode.NONE;
            case "required" -> ToolChoice.Mode.REQUIRED;
            default -> new ToolChoice.Named(choice);
        };
        return new ToolUse(List.of(tool), Optional.of(chosen), parallel);
    }

    private static void assertRefused(ChatRequest.Builder request, String field) {
        assertThatThrownBy(() -> Asking.of(request))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains(field));
    }
}
