package io.dvara.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaRequestTest {

    private final Asking asking = new Asking();

    @AfterEach
    void close() {
        asking.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/", "/api", "/api/"})
    void understandsBaseUrlsByEveryHabit(String path) {
        asking.upstream.enqueue(Script.json(200, Asking.DONE));
        asking.provider(path).chat(Asking.hello().build(), asking.call).close();
        ReceivedRequest request = asking.upstream.awaitRequest();
        assertThat(request.path()).isEqualTo("/api/chat");
        assertThat(request.headers().first("Authorization")).contains("Bearer key");
    }

    @Test
    void passesOllamasOwnFieldsAndOptions() {
        JsonObject sent = asking.sent(Asking.hello()
                .sampling(Asking.hello()
                        .build()
                        .sampling()
                        .vary()
                        .temperature(0.5)
                        .build())
                .extra(
                        Asking.json(
                                "{'keep_alive':'5m','options':{'num_ctx':8192,'temperature':1},'min_p':0.1,'store':true,'logit_bias':{},'best_of':1}"))
                .build());
        assertThat(sent.getString("keep_alive")).isEqualTo("5m");
        assertThat(sent.getJsonObject("options"))
                .isEqualTo(Asking.json("{'num_ctx':8192,'temperature':0.5,'min_p':0.1}"));
        assertThat(asking.call.droppedFields()).containsExactly("store", "best_of");
    }

    @ParameterizedTest
    @CsvSource({
        "none, false",
        "minimal, \"low\"",
        "low, \"low\"",
        "medium, \"medium\"",
        "high, \"high\"",
        "xhigh, \"high\"",
        "max, \"max\""
    })
    void asksForThoughtsByEffort(String effort, String think) {
        JsonObject sent = asking.sent(thinking(Optional.of(effort), OptionalLong.empty()));
        assertThat(sent.get("think")).hasToString(think);
    }

    @Test
    void asksForThoughtsByBudget() {
        assertThat(asking.sent(thinking(Optional.empty(), OptionalLong.of(2048)))
                        .get("think"))
                .hasToString("true");
        assertThat(asking.sent(thinking(Optional.empty(), OptionalLong.of(0))).get("think"))
                .hasToString("false");
        assertThat(asking.call.droppedFields()).containsExactly("reasoning.max_tokens");
    }

    @Test
    void sendsToolResultsBeforeTheRestOfTheirMessage() {
        Message asks = new Message(
                Role.ASSISTANT,
                List.of(new Part.Text("Wait."), new Part.ToolCall("c1", "now", "", Optional.empty(), Extras.NONE)),
                Optional.empty(),
                Extras.NONE);
        Message answers = new Message(
                Role.USER,
                List.of(
                        new Part.ToolResult(
                                "c1",
                                List.of(new Part.Text("noon"), image(new Media.Inline("image/png", "QUJD"))),
                                Part.Outcome.DONE,
                                Extras.NONE),
                        new Part.Text("And?")),
                Optional.empty(),
                Extras.NONE);
        JsonObject sent = asking.sent(ChatRequest.of("m", List.of(asks, answers))
                .dialect(Dialect.MESSAGES)
                .build());
        assertThat(sent.getJsonArray("messages"))
                .containsExactly(
                        Asking.json(
                                "{'role':'assistant','content':'Wait.','tool_calls':[{'id':'c1','type':'function','function':{'name':'now','arguments':{}}}]}"),
                        Asking.json(
                                "{'role':'tool','content':'noon','images':['QUJD'],'tool_name':'now','tool_call_id':'c1'}"),
                        Asking.json("{'role':'user','content':'And?'}"));
    }

    @Test
    void joinsTextPartsByLines() {
        JsonObject sent = asking.sent(saying(new Part.Text("One."), new Part.Text("Two.")));
        assertThat(sent.getJsonArray("messages").getJsonObject(0).getString("content"))
                .isEqualTo("One.\nTwo.");
    }

    @Test
    @DisplayName("R-17, R-23: refuses by name what Ollama has no form for")
    void refusesByName() {
        refuses("messages[0].content[0]", saying(image(new Media.Remote("https://x.example/a.png", Optional.empty()))));
        refuses(
                "messages[0].content[0]",
                saying(new Part.Attachment(
                        Part.Kind.AUDIO, new Media.Inline("audio/wav", "QUJD"), Optional.empty(), Extras.NONE)));
        refuses("reasoning_effort", thinking(Optional.of("galactic"), OptionalLong.empty()));
        refuses("logit_bias", extra("{'logit_bias':{'50256':-100}}"));
        refuses("modalities", extra("{'modalities':['text','audio']}"));
        refuses(
                "tools[0]",
                Asking.hello()
                        .tools(new ToolUse(
                                List.of(new Tool.Opaque(Asking.json("{'type':'web_search'}"))),
                                Optional.empty(),
                                Optional.empty()))
                        .build());
    }

    @Test
    void namesWhatItDropsOfTools() {
        Tool tool = new Tool.Function("now", Optional.empty(), Optional.empty(), Optional.of(true), Extras.NONE);
        JsonObject sent = asking.sent(Asking.hello()
                .tools(new ToolUse(List.of(tool), Optional.of(ToolChoice.Mode.AUTO), Optional.of(true)))
                .build());
        assertThat(sent.getJsonArray("tools"))
                .containsExactly(
                        Asking.json(
                                "{'type':'function','function':{'name':'now','parameters':{'type':'object','properties':{}}}}"));
        assertThat(asking.call.droppedFields()).containsExactly("tools.function.strict");
    }

    @Test
    @DisplayName("R-23: an image's address becomes the image where the gateway fetches it")
    void sendsAlongWhatTheGatewayHasFetched() {
        Media remote = new Media.Remote("https://x.example/a", Optional.empty());
        assertThat(asking.sent(saying(image(remote)), fetching("image/png")).getJsonArray("messages"))
                .containsExactly(Asking.json("{'role':'user','content':'','images':['QUJD']}"));
        assertThat(catchThrowableOfType(
                        ProviderException.class,
                        () -> asking.answer(saying(image(remote)), fetching("application/pdf"))))
                .hasMessageContaining("takes text and images");
        assertThat(catchThrowableOfType(ProviderException.class, () -> asking.answer(saying(image(remote)))))
                .hasMessageContaining("dvara.media.fetch");
    }

    private static TestCall fetching(String type) {
        return TestCall.plain().withMedia(Map.of("https://x.example/a", new Media.Inline(type, "QUJD")));
    }

    private void refuses(String field, ChatRequest request) {
        ProviderException refusal = catchThrowableOfType(ProviderException.class, () -> asking.answer(request));
        assertThat(refusal.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER);
        assertThat(refusal.details().field()).contains(field);
        assertThat(asking.upstream.attempts()).isZero();
    }

    private static ChatRequest saying(Part... parts) {
        Message message = new Message(Role.USER, List.of(parts), Optional.empty(), Extras.NONE);
        return ChatRequest.of("m", List.of(message)).build();
    }

    private static ChatRequest extra(String fields) {
        return Asking.hello().extra(Asking.json(fields)).build();
    }

    private static ChatRequest thinking(Optional<String> effort, OptionalLong budget) {
        return Asking.hello().reasoning(new ReasoningWish(effort, budget)).build();
    }

    private static Part image(Media media) {
        return new Part.Attachment(Part.Kind.IMAGE, media, Optional.empty(), Extras.NONE);
    }
}
