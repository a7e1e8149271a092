package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.pipeline.Addressee;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {

    private final List<String> dropped = new ArrayList<>();

    @Test
    void joinsItemsOfOneTurn() {
        ChatRequest request = translated("""
                {"model":"m","instructions":"Be kind.","input":[
                 {"role":"user","content":"Hi"},
                 {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Hm"}]},
                 {"type":"message","id":"msg_1","status":"completed","role":"assistant",
                  "content":[{"type":"output_text","text":"I look.","annotations":[],"logprobs":[]}]},
                 {"type":"function_call","id":"fc_1","call_id":"c1","name":"f","arguments":"{}"},
                 {"type":"function_call","id":"fc_2","call_id":"c2","name":"f","arguments":"{}"},
                 {"type":"function_call_output","call_id":"c1","output":"sun"},
                 {"type":"function_call_output","call_id":"c2","output":[{"type":"input_text","text":"rain"}]}]}
                """);
        assertThat(request.messages())
                .extracting(Message::role)
                .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL, Role.TOOL);
        assertThat(request.messages().get(2).parts())
                .extracting(part -> (Object) part.getClass())
                .containsExactly(Part.Reasoning.class, Part.Text.class, Part.ToolCall.class, Part.ToolCall.class);
        assertThat(request.messages()).allSatisfy(it -> assertThat(it.extras()).isEqualTo(Extras.NONE));
        assertThat(request.messages().getLast().parts().getFirst())
                .isEqualTo(new Part.ToolResult("c2", List.of(new Part.Text("rain")), Part.Outcome.DONE, Extras.NONE));
        assertThat(dropped).isEmpty();
    }

    @Test
    @DisplayName("R-19: what a vendor signed comes back to it, and to nobody else")
    void givesSealsBackToTheirVendorAlone() {
        String seal = new Seal(
                        "acme", Optional.empty(), Optional.of("proof"), Optional.empty(), Map.of("c1", "proof of c1"))
                .close(Rig.CODEC);
        String body = """
                {"model":"m","input":[{"type":"reasoning","id":"rs_dv1","encrypted_content":"%s",
                  "summary":[{"type":"summary_text","text":"Hm"}]},
                 {"type":"function_call","call_id":"c1","name":"f","arguments":"{}"}]}
                """.formatted(seal);
        List<Part> own = translated(body).messages().getFirst().parts();
        assertThat(((Part.Reasoning) own.get(0)).signature()).contains("proof");
        assertThat(((Part.ToolCall) own.get(1)).signature()).contains("proof of c1");
        List<Part> others = translated(body, "other").messages().getFirst().parts();
        assertThat(((Part.Reasoning) others.get(0)).signature()).isEmpty();
        assertThat(((Part.ToolCall) others.get(1)).signature()).isEmpty();
        assertThat(spoken(body).messages()).hasSize(1);
    }

    @Test
    void saysToolsAsFunctions() {
        ChatRequest request = translated("""
                {"model":"m","input":"Hi","tools":[
                  {"type":"function","name":"a","parameters":{"type":"object","properties":{"x":{"type":"string"}},
                   "required":["x"],"additionalProperties":false}},
                  {"type":"function","name":"b","parameters":{"type":"object","properties":{"x":{}}}},
                  {"type":"custom","name":"c","description":"free"}],
                 "tool_choice":{"type":"allowed_tools","mode":"required","tools":[
                  {"type":"function","name":"a"},{"type":"function","name":"b"},{"type":"custom","name":"c"}]}}
                """);
        List<Tool.Function> tools =
                request.tools().tools().stream().map(Tool.Function.class::cast).toList();
        assertThat(tools).extracting(Tool.Function::name).containsExactly("a", "b", "c");
        assertThat(tools.get(0).strict()).contains(true);
        assertThat(tools.get(1).strict()).isEmpty();
        assertThat(request.tools().choice()).contains(ToolChoice.Mode.REQUIRED);
    }

    @Test
    void tellsTheModelTheGrammarThatNothingHoldsItTo() {
        ChatRequest request = translated("""
                {"model":"m","input":"Hi","tools":[
                  {"type":"function","name":"shell","parameters":{"type":"object","properties":{}}},
                  {"type":"custom","name":"apply_patch","description":"Edits files.",
                   "format":{"type":"grammar","syntax":"lark","definition":"start: begin_patch hunk+ end_patch"}}],
                 "tool_choice":{"type":"allowed_tools","mode":"auto","tools":[{"type":"custom","name":"apply_patch"}]}}
                """);
        Tool.Function tool = (Tool.Function) request.tools().tools().getFirst();
        assertThat(request.tools().tools()).hasSize(1);
        assertThat(tool.name()).isEqualTo("apply_patch");
        assertThat(tool.description().orElseThrow())
                .startsWith("Edits files.\n\n")
                .contains("'input'", "(lark)")
                .endsWith("\nstart: begin_patch hunk+ end_patch");
        assertThat(tool.parameters().orElseThrow().getJsonObject("properties")).containsOnlyKeys("input");
        assertThat(request.tools().choice()).contains(ToolChoice.Mode.AUTO);
        assertThat(dropped).containsExactly("tools[1].format");
    }

    @Test
    void aCustomToolCanBeChosenByName() {
        ChatRequest request = translated("""
                {"model":"m","input":"Hi","tools":[{"type":"custom","name":"c","format":{"type":"text"}}],
                 "tool_choice":{"type":"custom","name":"c"}}
                """);
        assertThat(request.tools().choice()).contains(new ToolChoice.Named("c"));
        assertThat(request.tools().tools()).hasSize(1);
        assertThat(dropped).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tools\":[{\"type\":\"web_search\"}]",
                "\"background\":true",
                "\"conversation\":\"conv_1\"",
                "\"prompt\":{\"id\":\"pmpt_1\"}",
                "\"previous_response_id\":\"resp_dnYQpi\"",
                "\"tools\":[{\"type\":\"custom\",\"name\":\"c\",\"format\":{\"type\":\"grammar\"}}]"
            })
    void refusesWhatOnlyTheVendorsOfTheDialectHave(String member) {
        assertThatThrownBy(() -> translated("{\"model\":\"m\",\"input\":\"Hi\"," + member + "}"))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("acme");
    }

    @Test
    void servesOrDropsWhatChangesNoAnswer() {
        ChatRequest request = translated("""
                {"model":"m","input":"Hi","store":true,"metadata":{"a":"b"},"include":["reasoning.encrypted_content"],
                 "truncation":"auto","text":{"verbosity":"low"},"reasoning":{"summary":"auto","effort":"low"},
                 "background":false,"service_tier":"flex","client_metadata":{"x-installation":"1"}}
                """);
        assertThat(dropped).containsExactlyInAnyOrder("truncation", "text.verbosity", "client_metadata");
        assertThat(request.extra().keySet()).containsExactly("service_tier");
        assertThat(request.reasoning().effort()).contains("low");
    }

    @Test
    void aReferenceToWhatIsNotKeptIsNotFound() {
        assertThatThrownBy(() ->
                        translated("{\"model\":\"m\",\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]}"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageStartingWith("Item with id 'msg_1' not found.");
    }

    @Test
    void goesOnWithAnAnswerWhereItIsKept() {
        String id = Rig.IDS.told(new VendorIds.Owned("acme", "resp_7"));
        String body = "{\"model\":\"m\",\"input\":\"Hi\",\"previous_response_id\":\"" + id + "\"}";
        assertThat(spoken(body).extra().getString("previous_response_id")).isEqualTo("resp_7");
        assertThatThrownBy(() -> new ResponseForms(Rig.CODEC, Rig.IDS).spoken(request(body), to("other")))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("'acme'");
        assertThat(id).matches("[\\w-]+");
    }

    private ChatRequest translated(String body) {
        return translated(body, "acme");
    }

    private ChatRequest translated(String body, String kind) {
        return new ResponseForms(Rig.CODEC, Rig.IDS).translated(request(body), to(kind));
    }

    private ChatRequest spoken(String body) {
        return new ResponseForms(Rig.CODEC, Rig.IDS).spoken(request(body), to("acme"));
    }

    private Addressee to(String kind) {
        return new Addressee(kind, kind, dropped::add);
    }

    private static ChatRequest request(String body) {
        Asked asked = Rig.read(body);
        Conversation conversation = new Conversation(List.of(), asked.items(), Optional.empty());
        return asked.request()
                .vary()
                .messages(conversation.messages(asked.instructions()))
                .build();
    }
}
