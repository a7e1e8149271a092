package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-17, R-18: the form of an answer is asked for natively, else by a tool, else refused")
class AnswerFormTest {

    private static final String SCHEMA =
            "{'type':'object','properties':{'a':{'type':'string'}},'required':['a'],'additionalProperties':false}";
    private static final String OLD_CLAUDE = "us.anthropic.claude-3-7-sonnet-20250219-v1:0";

    @Test
    void modelsThatKnowSchemasAreGivenThemAsText() {
        Asking sent = Asking.of(Asking.ask(Asking.CLAUDE).format(schema(SCHEMA)));
        assertThat(Asking.JSON.readObject(sent.body()
                        .getJsonObject("outputConfig")
                        .getJsonObject("textFormat")
                        .getJsonObject("structure")
                        .getJsonObject("jsonSchema")
                        .getString("schema")))
                .isEqualTo(Asking.json(SCHEMA));
        assertThat(sent.body()).doesNotContainKey("toolConfig");
    }

    @Test
    void othersAreMadeToCallTheReservedTool() {
        for (String model : List.of(Asking.NOVA, OLD_CLAUDE)) {
            Asking sent = Asking.of(Asking.ask(model).format(schema(SCHEMA)));
            assertThat(sent.member("toolConfig"))
                    .contains("'inputSchema':{'json':" + SCHEMA + "}")
                    .endsWith("'toolChoice':{'tool':{'name':'dvara_json_answer'}}}");
            assertThat(sent.member("system")).isEmpty();
        }
    }

    @Test
    void whoCannotBeMadeToIsUrged() {
        Asking llama = Asking.of(Asking.ask(Asking.LLAMA).format(schema(SCHEMA)));
        assertThat(llama.member("system")).contains("dvara_json_answer");
        assertThat(llama.member("toolConfig")).doesNotContain("toolChoice");
        Asking thinking = Asking.of(Asking.ask(OLD_CLAUDE)
                .format(schema(SCHEMA))
                .reasoning(new ReasoningWish(Optional.of("low"), OptionalLong.empty())));
        assertThat(thinking.member("system")).contains("dvara_json_answer");
        assertThat(thinking.member("additionalModelRequestFields")).contains("'enabled'");
    }

    @Test
    void anObjectOfAnyShapeIsNotOnlyTheEmptyOne() {
        assertThat(Asking.of(Asking.ask(Asking.CLAUDE).format(ResponseFormat.Simple.JSON_OBJECT))
                        .member("toolConfig"))
                .contains("{'json':{'type':'object','additionalProperties':true}}");
    }

    @Test
    void besideToolsOfTheClientAnyOfThemMayBeCalled() {
        Asking sent = Asking.of(Asking.ask(Asking.NOVA).format(schema(SCHEMA)).tools(use(ToolChoice.Mode.AUTO)));
        assertThat(sent.member("toolConfig")).contains("'look'").endsWith("'toolChoice':{'any':{}}}");
        Asking none = Asking.of(Asking.ask(Asking.NOVA).format(schema(SCHEMA)).tools(use(ToolChoice.Mode.NONE)));
        assertThat(none.member("toolConfig")).doesNotContain("'look'").contains("'tool':{'name'");
    }

    @Test
    void aForcedCallOfTheClientsOwnComesFirst() {
        Asking sent =
                Asking.of(Asking.ask(Asking.NOVA).format(schema(SCHEMA)).tools(use(new ToolChoice.Named("look"))));
        assertThat(sent.member("toolConfig")).doesNotContain("dvara_json_answer");
    }

    @Test
    void theVendorsOwnWordCountsMore() {
        String own = "{'outputConfig':{'textFormat':{'type':'json_schema'}}}";
        Asking sent = Asking.of(Asking.ask(Asking.NOVA).format(schema(SCHEMA)).extra(Asking.json(own)));
        assertThat(sent.member("outputConfig")).isEqualTo("{'textFormat':{'type':'json_schema'}}");
        assertThat(sent.body()).doesNotContainKey("toolConfig");
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThatThrownBy(() -> Asking.of(Asking.ask(Asking.NOVA).format(schema("{'type':'array'}"))))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal ->
                                assertThat(refusal.details().field()).contains("response_format.json_schema.schema"));
    }

    @Test
    void theArgumentsOfTheReservedToolAreTheAnswer() {
        ChatAnswer answer = read("{'text':'Here it is:'},{'toolUse':{'toolUseId':'t','name':'dvara_json_answer',"
                + "'input':{'a':'b'}}}");
        assertThat(answer.choices().getFirst().message().parts())
                .extracting(part -> ((Part.Text) part).text())
                .containsExactly("{\"a\":\"b\"}");
        assertThat(answer.choices().getFirst().finish().orElseThrow().reason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void textIsTheAnswerOfAModelThatDidNotCall() {
        ChatAnswer answer = read("{'text':'plain words'}");
        assertThat(answer.choices().getFirst().message().text()).isEqualTo("plain words");
    }

    private static ChatAnswer read(String content) {
        String stop = content.contains("toolUse") ? "tool_use" : "end_turn";
        CannedVendor vendor = CannedVendor.answering(
                200,
                ("{'output':{'message':{'role':'assistant','content':[" + content + "]}},'stopReason':'" + stop + "'}")
                        .replace('\'', '"'));
        ChatRequest request = Asking.ask(Asking.NOVA).format(schema(SCHEMA)).build();
        return ChatAnswer.fold(Asking.chunks(vendor, request).stream());
    }

    private static ToolUse use(ToolChoice choice) {
        Tool tool = new Tool.Function("look", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        return new ToolUse(List.of(tool), Optional.of(choice), Optional.empty());
    }

    private static ResponseFormat schema(String schema) {
        return new ResponseFormat.JsonSchema(
                "n",
                Optional.of("what for"),
                Optional.of(Asking.json(schema)),
                Optional.of(true),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
