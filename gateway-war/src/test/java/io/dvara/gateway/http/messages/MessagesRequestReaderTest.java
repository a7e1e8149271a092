package io.dvara.gateway.http.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesRequestReaderTest {

    private static final String WHOLE = """
            {"messages":[
              {"role":"user","content":"Hi"},
              {"role":"assistant","content":[
                {"type":"thinking","thinking":"t","signature":"s"},
                {"type":"thinking","thinking":"u","signature":""},
                {"type":"redacted_thinking","data":"d"},
                {"type":"server_tool_use","id":"srv","name":"web_search","input":{}},
                {"type":"tool_use","id":"c","name":"f","input":{"a":1.50},"caller":{"type":"direct"}}]},
              {"role":"user","content":[
                {"type":"tool_result","tool_use_id":"c","is_error":true,"cache_control":{"type":"ephemeral"},
                 "content":[{"type":"text","text":"r"},
                  {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]},
                {"type":"document","title":"d","context":"x","citations":{"enabled":true},
                 "source":{"type":"text","media_type":"text/plain","data":"long"}},
                {"type":"document","source":{"type":"content","content":"c"}},
                {"type":"text","text":"go","cache_control":{"type":"ephemeral","ttl":"1h"}}]}],
             "system":[{"type":"text","text":"s","cache_control":{"type":"ephemeral","ttl":"5m"}}],
             "model":"m","max_tokens":9,"stream":true,"top_k":3,"stop_sequences":["x"],
             "metadata":{"user_id":"u"},"container":"c1","service_tier":"auto",
             "thinking":{"type":"enabled","budget_tokens":2048},
             "output_config":{"effort":"low","format":{"type":"json_schema","schema":{"type":"object"}}},
             "tools":[{"name":"f","input_schema":{"type":"object"},"eager_input_streaming":true},
                      {"type":"web_search_20250305","name":"web_search"}],
             "tool_choice":{"type":"any","disable_parallel_tool_use":true}}
            """;

    private final MessagesRequestReader reader = new MessagesRequestReader(new JacksonCodec());

    @Test
    void readsTheFieldsOfARequestAndKeepsWhatItDoesNotKnow() {
        ChatRequest request = read(WHOLE);
        assertThat(request.dialect()).isEqualTo(Dialect.MESSAGES);
        assertThat(request.delivery()).isEqualTo(Delivery.STREAMED);
        assertThat(request.sampling().maxTokens()).hasValue(9);
        assertThat(request.sampling().topK()).hasValue(3);
        assertThat(request.sampling().stop()).containsExactly("x");
        assertThat(request.user()).contains("u");
        assertThat(request.reasoning()).isEqualTo(new ReasoningWish(Optional.of("low"), OptionalLong.of(2048)));
        assertThat(request.format())
                .hasValueSatisfying(it -> assertThat(it).isInstanceOf(ResponseFormat.JsonSchema.class));
        assertThat(request.extra())
                .containsOnlyKeys("metadata", "container", "service_tier", "thinking", "output_config");
    }

    @Test
    @DisplayName("R-21: markers for caching are read from system blocks, text and results")
    void readsEveryKindOfBlock() {
        ChatRequest request = read(WHOLE);
        assertThat(request.messages())
                .extracting(it -> it.role())
                .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER);
        assertThat(request.messages().getFirst().parts().getFirst().extras().cache())
                .contains(new CacheMarker(Optional.of("5m")));
        List<Part> said = request.messages().get(2).parts();
        assertThat(((Part.Reasoning) said.get(0)).signature()).contains("s");
        assertThat(((Part.Reasoning) said.get(1)).signature()).isEmpty();
        assertThat(((Part.Reasoning) said.get(2)).sealed()).contains("d");
        assertThat(said.get(3)).isInstanceOf(Part.Opaque.class);
        Part.ToolCall call = (Part.ToolCall) said.get(4);
        assertThat(call.arguments()).isEqualTo("{\"a\":1.50}");
        assertThat(call.extras().fields()).containsOnlyKeys("caller");
        List<Part> answered = request.messages().get(3).parts();
        Part.ToolResult result = (Part.ToolResult) answered.getFirst();
        assertThat(result.outcome()).isEqualTo(Part.Outcome.FAILED);
        assertThat(result.extras().cache()).contains(new CacheMarker(Optional.empty()));
        assertThat(((Part.Attachment) result.content().get(1)).media())
                .isEqualTo(new Media.Inline("image/png", "AA=="));
        Part.Attachment document = (Part.Attachment) answered.get(1);
        assertThat(document.media()).isEqualTo(new Media.InlineText("text/plain", "long"));
        assertThat(document.extras().fields()).containsOnlyKeys("context", "citations");
        assertThat(answered.get(2)).isInstanceOf(Part.Opaque.class);
    }

    @Test
    void tellsTheClientsToolsFromTheVendors() {
        ChatRequest request = read(WHOLE);
        assertThat(request.tools().tools().get(0)).isInstanceOf(Tool.Function.class);
        assertThat(request.tools().tools().get(1)).isInstanceOf(Tool.Opaque.class);
        assertThat(request.tools().choice()).contains(ToolChoice.Mode.REQUIRED);
        assertThat(request.tools().parallel()).contains(false);
    }

    @Test
    void takesASystemPromptOfNothingForNone() {
        ChatRequest request = read(
                "{\"model\":\"m\",\"max_tokens\":1,\"system\":\"\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
        assertThat(request.messages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'max_tokens':9                                                    | max_tokens                   | 'max_tokens':null
            'role':'user'                                                     | messages[0].role             | 'role':'tool'
            {'type':'text','text':'Hi'}                                       | messages[0].content[0].type  | {'text':'Hi'}
            {'type':'text','text':'Hi'}                                       | messages[0].content[0].tool_use_id | {'type':'tool_result'}
            {'type':'text','text':'Hi'}                                       | messages[0].content[0].content[1].text | {'type':'tool_result','tool_use_id':'c','content':[{'type':'text','text':''},{'type':'text'}]}
            {'type':'text','text':'Hi'}                                       | messages[0].content[0].source.data | {'type':'image','source':{'type':'base64','media_type':'image/png'}}
            'model':'m'                                                       | tools[0].input_schema        | 'model':'m','tools':[{'name':'f'}]
            'model':'m'                                                       | thinking.budget_tokens       | 'model':'m','thinking':{'type':'enabled','budget_tokens':'x'}
            'model':'m'                                                       | model                        | 'model':''
            """)
    void namesTheFieldThatIsWrong(String right, String field, String wrong) {
        String body =
                "{'model':'m','max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}]}";
        assertThat(body).contains(right);
        assertThatThrownBy(() -> read(body.replace(right, wrong).replace('\'', '"')))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
                    assertThat(refusal.param()).contains(field);
                });
    }

    private ChatRequest read(String body) {
        return reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
