package io.dvara.provider.kit.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of the chat dialect says beyond the known members reaches the vendor as it stands. */
class OwnDialectTest {

    private static final TestJson JSON = new TestJson();

    private final TestCall call = TestCall.plain();

    @Test
    void mergesUnknownMembersWhereTheyStood() {
        Part picture = new Part.Attachment(
                Part.Kind.IMAGE,
                new Media.Remote("https://x/y.png", Optional.empty()),
                Optional.empty(),
                extras("{\"image_url\":{\"detail\":\"low\"},\"new\":1}"));
        Message message = new Message(Role.USER, List.of(picture), Optional.of("ann"), extras("{\"weight\":2}"));
        assertThat(write(ask(message)).get("messages"))
                .hasToString(
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":"
                                + "{\"url\":\"https://x/y.png\",\"detail\":\"low\"},\"new\":1}],\"name\":\"ann\",\"weight\":2}]");
    }

    @Test
    void keepsOtherOptionsOfAStreamAndAsksForUsage() {
        ChatRequest request = ask(Message.of(Role.USER, "hi"))
                .vary()
                .delivery(Delivery.STREAMED)
                .extra(JSON.readObject("{\"stream_options\":{\"include_obfuscation\":false,\"include_usage\":false},"
                        + "\"verbosity\":\"low\"}"))
                .build();
        JsonObject sent = write(request);
        assertThat(sent.get("stream_options")).hasToString("{\"include_obfuscation\":false,\"include_usage\":true}");
        assertThat(sent.getString("verbosity")).isEqualTo("low");
    }

    @Test
    void keepsWhatStandsBesideASchema() {
        ResponseFormat format = new ResponseFormat.JsonSchema(
                "s", Optional.empty(), Optional.empty(), Optional.empty(), JSON.readObject("{\"mode\":\"x\"}"));
        assertThat(write(ask(Message.of(Role.USER, "hi")).vary().format(format).build())
                        .get("response_format"))
                .hasToString("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"s\",\"mode\":\"x\"}}");
    }

    @Test
    @DisplayName("R-18: schemas of answers and tools reach the vendor untouched")
    void sendsSchemasUntouched() {
        JsonObject schema =
                JSON.readObject("{\"$defs\":{\"A\":{\"oneOf\":[{\"const\":1},{\"not\":{}}]}},\"type\":\"object\","
                        + "\"properties\":{\"a\":{\"$ref\":\"#/$defs/A\"}},\"patternProperties\":{\"^x\":true}}");
        ResponseFormat format = new ResponseFormat.JsonSchema(
                "s", Optional.empty(), Optional.of(schema), Optional.of(true), JsonValue.EMPTY_JSON_OBJECT);
        Tool tool = new Tool.Function("t", Optional.empty(), Optional.of(schema), Optional.of(true), Extras.NONE);
        JsonObject sent = write(ask(Message.of(Role.USER, "hi"))
                .vary()
                .format(format)
                .tools(new ToolUse(List.of(tool), Optional.empty(), Optional.empty()))
                .build());
        JsonObject told = sent.getJsonObject("response_format").getJsonObject("json_schema");
        assertThat(told.get("schema")).isEqualTo(schema);
        assertThat(told.getBoolean("strict")).isTrue();
        JsonObject function = sent.getJsonArray("tools").getJsonObject(0).getJsonObject("function");
        assertThat(function.get("parameters")).isEqualTo(schema);
        assertThat(function.getBoolean("strict")).isTrue();
    }

    @Test
    void replaysCallsOfToolsThatAreNoFunctions() {
        JsonObject custom =
                JSON.readObject("{\"id\":\"c\",\"type\":\"custom\",\"custom\":{\"name\":\"n\",\"input\":\"i\"}}");
        Message message = new Message(Role.ASSISTANT, List.of(new Part.Opaque(custom)), Optional.empty(), Extras.NONE);
        assertThat(write(ask(message)).get("messages"))
                .hasToString("[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[" + custom + "]}]");
    }

    @ParameterizedTest
    @CsvSource({"application/pdf, 'data:application/pdf;base64,'", "application/octet-stream, ''"})
    void sendsAFileAsItWasSent(String type, String begin) {
        Part file = new Part.Attachment(
                Part.Kind.DOCUMENT, new Media.Inline(type, "AAAA"), Optional.of("a.pdf"), Extras.NONE);
        Message message = new Message(Role.USER, List.of(file), Optional.empty(), Extras.NONE);
        assertThat(write(ask(message)).get("messages").toString())
                .contains("{\"filename\":\"a.pdf\",\"file_data\":\"" + begin + "AAAA\"}");
    }

    private JsonObject write(ChatRequest request) {
        JsonObject sent = new RequestWriter(JSON, Variation.NONE, "acme").write(request, call);
        assertThat(call.droppedFields()).isEmpty();
        return sent;
    }

    private static Extras extras(String json) {
        return Extras.of(JSON.readObject(json));
    }

    private static ChatRequest ask(Message message) {
        return ChatRequest.of("m", List.of(message)).build();
    }
}
