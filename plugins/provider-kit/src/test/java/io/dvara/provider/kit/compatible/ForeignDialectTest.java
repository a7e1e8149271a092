package io.dvara.provider.kit.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A request of another dialect, such as Messages, before a vendor that speaks chat completions. */
class ForeignDialectTest {

    private static final TestJson JSON = new TestJson();
    private static final Media PICTURE = new Media.Inline("image/png", "AAAA");

    private final TestCall call = TestCall.plain();

    @Test
    void makesMessagesOfToolResultsAndMovesTheirPictures() {
        Part picture = new Part.Attachment(Part.Kind.IMAGE, PICTURE, Optional.empty(), Extras.NONE);
        Part one = new Part.ToolResult("a", List.of(new Part.Text("1"), picture), Part.Outcome.DONE, Extras.NONE);
        Part other = new Part.ToolResult("b", List.of(new Part.Text("2")), Part.Outcome.FAILED, Extras.NONE);
        JsonObject sent = write(request(said(Role.USER, one, other, new Part.Text("go on"))));
        assertThat(sent.getJsonArray("messages"))
                .hasToString("[{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"1\"},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"b\",\"content\":\"2\"},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":"
                        + "\"data:image/png;base64,AAAA\"}},{\"type\":\"text\",\"text\":\"go on\"}]}]");
        assertThat(call.droppedFields()).containsExactly("is_error");
    }

    @Test
    @DisplayName("R-23: a document's address becomes the document where the gateway fetches it")
    void sendsADocumentAlongThatTheGatewayHasFetched() {
        Media remote = new Media.Remote("https://x.example/a", Optional.empty());
        Part document = new Part.Attachment(Part.Kind.DOCUMENT, remote, Optional.of("a.pdf"), Extras.NONE);
        TestCall fetching = call.withMedia(Map.of("https://x.example/a", new Media.Inline("application/pdf", "QUJD")));
        assertThat(new RequestWriter(JSON, Variation.NONE, "acme")
                        .write(request(said(Role.USER, document)), fetching)
                        .toString())
                .contains("\"file_data\":\"data:application/pdf;base64,QUJD\"");
        assertThatThrownBy(() -> write(request(said(Role.USER, document)))).hasMessageContaining("dvara.media.fetch");
    }

    @Test
    @DisplayName("R-21: tells every marker, thought and field that is dropped")
    void tellsWhatItDrops() {
        Extras marked = new Extras(Optional.of(new CacheMarker(Optional.of("5m"))), JsonObject.EMPTY_JSON_OBJECT);
        Part thought = new Part.Reasoning("hm", Optional.of("sig"), Optional.empty(), Extras.NONE);
        ChatRequest request = request(
                        said(Role.USER, new Part.Text("hi", List.of(), marked)),
                        said(Role.ASSISTANT, thought, new Part.Text("ho")))
                .vary()
                .sampling(Sampling.DEFAULTS.vary().maxTokens(9).topK(4).build())
                .reasoning(new ReasoningWish(Optional.empty(), OptionalLong.of(1024)))
                .extra(JSON.readObject("{\"metadata\":{\"a\":1}}"))
                .build();
        JsonObject sent = write(request);
        assertThat(call.droppedFields())
                .containsExactlyInAnyOrder("cache_control", "thinking", "top_k", "thinking.budget_tokens", "metadata");
        assertThat(sent).containsOnlyKeys("model", "messages", "max_tokens");
    }

    @Test
    void asksForThoughtsWhereTheModelTakesThat() {
        ChatRequest request = request(said(Role.USER, new Part.Text("hi")))
                .vary()
                .reasoning(new ReasoningWish(Optional.empty(), OptionalLong.of(20_000)))
                .extra(JSON.readObject("{\"thinking\":{\"type\":\"enabled\"},\"metadata\":{\"user_id\":\"u\"}}"))
                .build();
        assertThat(write(request, Variation.NONE.takesEffort(_ -> true)).getString("reasoning_effort"))
                .isEqualTo("high");
        assertThat(call.droppedFields()).isEmpty();
    }

    @Test
    void turnsThoughtsOnAndOffWhereTheVendorHasASwitch() {
        Variation variation = Variation.NONE.thinking(
                ThinkingWords.type(_ -> true).and(ThinkingWords.effort(model -> model.startsWith("deep"))));
        ChatRequest.Builder asking =
                request(said(Role.USER, new Part.Text("hi"))).vary();
        ChatRequest on = asking.reasoning(new ReasoningWish(Optional.empty(), OptionalLong.of(1024)))
                .build();
        assertThat(write(on, variation)).containsEntry("thinking", JSON.readObject("{\"type\":\"enabled\"}"));
        assertThat(call.droppedFields()).containsExactly("thinking.budget_tokens");
        assertThat(write(on.vary().model("deep-1").build(), variation)).containsKeys("thinking", "reasoning_effort");
        ChatRequest off = asking.reasoning(new ReasoningWish(Optional.of("none"), OptionalLong.empty()))
                .build();
        assertThat(write(off, variation)).containsEntry("thinking", JSON.readObject("{\"type\":\"disabled\"}"));
    }

    @Test
    void leavesOutUserIdsThatAreLongerThanVendorsTake() {
        ChatRequest request = request(said(Role.USER, new Part.Text("hi")))
                .vary()
                .user("u".repeat(65))
                .build();
        assertThat(write(request)).doesNotContainKey("user");
        assertThat(call.droppedFields()).containsExactly("user");
    }

    @Test
    @DisplayName("R-17, R-18: holds the model to a schema exactly where the schema allows that")
    void isStrictWhereASchemaAllowsIt() {
        assertThat(strict("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"],"
                        + "\"additionalProperties\":false}"))
                .isTrue();
        assertThat(strict("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
                        + "\"additionalProperties\":false}"))
                .isFalse();
        assertThat(strict("{\"anyOf\":[{\"type\":\"object\"}]}")).isFalse();
    }

    private boolean strict(String schema) {
        ResponseFormat format = new ResponseFormat.JsonSchema(
                "answer",
                Optional.empty(),
                Optional.of(JSON.readObject(schema)),
                Optional.of(true),
                JsonObject.EMPTY_JSON_OBJECT);
        return write(request(said(Role.USER, new Part.Text("hi")))
                        .vary()
                        .format(format)
                        .build())
                .getJsonObject("response_format")
                .getJsonObject("json_schema")
                .getBoolean("strict");
    }

    @Test
    @DisplayName("R-21: keeps markers and thoughts for a vendor that understands them")
    void keepsMarkersAndThoughtsWhereDeclared() {
        Extras marked = new Extras(Optional.of(new CacheMarker(Optional.empty())), JsonObject.EMPTY_JSON_OBJECT);
        Part thought = new Part.Reasoning("hm", Optional.empty(), Optional.empty(), Extras.NONE);
        ChatRequest request = request(said(Role.ASSISTANT, thought, new Part.Text("ho", List.of(), marked)));
        Variation variation = Variation.NONE.quirks(Quirk.CACHE_MARKERS, Quirk.REPLAYED_REASONING);
        assertThat(new RequestWriter(JSON, variation, "acme")
                        .write(request, call)
                        .get("messages"))
                .hasToString("[{\"role\":\"assistant\",\"reasoning_content\":\"hm\",\"content\":[{\"type\":\"text\","
                        + "\"text\":\"ho\",\"cache_control\":{\"type\":\"ephemeral\"}}]}]");
        assertThat(call.droppedFields()).isEmpty();
    }

    @Test
    void refusesWhatHasNoFormByItsName() {
        JsonObject value = JSON.readObject("{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}");
        assertRefuses("messages[0].content[0]", request(said(Role.USER, new Part.Opaque(value))));
        assertRefuses(
                "tools[0]",
                request(Message.of(Role.USER, "hi"))
                        .vary()
                        .tools(new ToolUse(List.of(new Tool.Opaque(value)), Optional.empty(), Optional.empty()))
                        .build());
        assertRefuses(
                "mcp_servers",
                request(Message.of(Role.USER, "hi"))
                        .vary()
                        .extra(JSON.readObject("{\"mcp_servers\":[]}"))
                        .build());
    }

    @Test
    @DisplayName("R-17: renames, drops and refuses fields as a vendor declares")
    void departsAsDeclared() {
        Variation variation = Variation.NONE
                .renamed(Map.of("max_completion_tokens", "max_tokens"))
                .dropped("user")
                .refused("seed");
        RequestWriter writer = new RequestWriter(JSON, variation, "acme");
        ChatRequest request = ChatRequest.of("m", List.of(Message.of(Role.USER, "hi")))
                .sampling(Sampling.DEFAULTS.vary().maxCompletionTokens(7).build())
                .user("u")
                .build();
        assertThat(writer.write(request, call)).containsOnlyKeys("model", "messages", "max_tokens");
        assertThat(call.droppedFields()).containsExactly("user");
        Sampling seeded = Sampling.DEFAULTS.vary().seed(1).build();
        assertThatThrownBy(() -> writer.write(request.vary().sampling(seeded).build(), call))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("seed");
    }

    private void assertRefuses(String field, ChatRequest request) {
        assertThatThrownBy(() -> write(request))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        e -> assertThat(e.details().field()).contains(field));
    }

    private JsonObject write(ChatRequest request) {
        return write(request, Variation.NONE);
    }

    private JsonObject write(ChatRequest request, Variation variation) {
        return new RequestWriter(JSON, variation, "acme").write(request, call);
    }

    private static Message said(Role role, Part... parts) {
        return new Message(role, List.of(parts), Optional.empty(), Extras.NONE);
    }

    private static ChatRequest request(Message... messages) {
        return ChatRequest.of("m", List.of(messages)).dialect(Dialect.MESSAGES).build();
    }
}
