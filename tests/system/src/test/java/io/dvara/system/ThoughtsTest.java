package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gateway.class)
@DisplayName("R-19: signed thoughts come back to the vendor from a client that knows the chat dialect alone")
class ThoughtsTest {

    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]";
    private static final Script DONE = Script.json(
            200,
            "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"Sunny\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}");

    private final Gateway.Shared gateway;

    ThoughtsTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    @Test
    void bringsThemBackAfterAWholeAnswer() {
        String model = gateway.model("claude-sonnet-4-5");
        gateway.on(
                model,
                Script.json(
                        200,
                        "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":["
                                + "{\"type\":\"thinking\",\"thinking\":\"Where?\",\"signature\":\"proof\"},"
                                + "{\"type\":\"redacted_thinking\",\"data\":\"locked\"},"
                                + "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"weather\",\"input\":{}}],"
                                + "\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}"),
                DONE);
        JsonObject call = Http.json(ask(model, ""))
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getJsonArray("tool_calls")
                .getJsonObject(0);
        ask(model, turn(call.getString("id")));
        assertThat(assistant(model))
                .contains(
                        "\"content\":[{\"type\":\"thinking\",\"thinking\":\"Where?\",\"signature\":\"proof\"},"
                                + "{\"type\":\"redacted_thinking\",\"data\":\"locked\"},{\"type\":\"tool_use\",\"id\":\"toolu_1\"");
    }

    @Test
    void bringsThemBackAfterAStream() {
        String model = gateway.model("claude-sonnet-4-5");
        gateway.on(
                model,
                Script.events()
                        .event(
                                "message_start",
                                "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}")
                        .event(
                                "content_block_start",
                                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}")
                        .event(
                                "content_block_delta",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Where?\"}}")
                        .event(
                                "content_block_delta",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"proof\"}}")
                        .event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
                        .event(
                                "content_block_start",
                                "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_2\",\"name\":\"weather\",\"input\":{}}}")
                        .event(
                                "content_block_delta",
                                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}}")
                        .event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":1}")
                        .event(
                                "message_delta",
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":5}}")
                        .event("message_stop", "{\"type\":\"message_stop\"}"),
                DONE);
        assertThat(post(model, "", "\"stream\":true,")).contains("toolu_2");
        ask(model, turn("toolu_2"));
        assertThat(assistant(model))
                .contains(
                        "\"content\":[{\"type\":\"thinking\",\"thinking\":\"Where?\",\"signature\":\"proof\"},{\"type\":\"tool_use\",\"id\":\"toolu_2\"");
    }

    @Test
    @DisplayName("R-20: details of thoughts reach the client, and the vendor again, whether it brings them back or not")
    void bringsDetailsBackToAVendorOfTheChatDialect() {
        String model = gateway.model("gpt-details");
        String call =
                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_d\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]}";
        gateway.on(
                model,
                Script.events()
                        .event(chunk(
                                "{\"role\":\"assistant\",\"content\":\"\",\"reasoning\":\"Whe\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"Whe\",\"index\":0}]}",
                                "null"))
                        .event(chunk(
                                "{\"reasoning\":\"re?\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"re?\",\"signature\":\"proof\",\"index\":0}]}",
                                "null"))
                        .event(chunk(call, "null"))
                        .event(chunk("{}", "\"tool_calls\""))
                        .event("[DONE]"),
                Script.json(
                        200,
                        "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Sunny\",\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"locked\"}]},\"finish_reason\":\"stop\"}]}"));
        assertThat(post(model, "", "\"stream\":true,"))
                .contains(
                        "\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"re?\",\"signature\":\"proof\",\"index\":0}]");
        assertThat(ask(model, turn("call_d")))
                .contains("\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"locked\"}]");
        assertThat(assistant(model))
                .contains(
                        "\"reasoning_details\":[{\"type\":\"reasoning.text\",\"index\":0,\"signature\":\"proof\",\"text\":\"Where?\"}]");
    }

    private static String chunk(String delta, String finish) {
        return "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
                + delta + ",\"finish_reason\":" + finish + "}]}";
    }

    private String ask(String model, String more) {
        return post(model, more, "");
    }

    private String post(String model, String more, String field) {
        var answer = Http.post(
                gateway.server().uri("/v1/chat/completions"),
                "{\"model\":\"" + model + "\"," + field + "\"max_tokens\":4000,\"reasoning_effort\":\"low\"," + TOOLS
                        + ",\"messages\":[{\"role\":\"user\",\"content\":\"Weather?\"}" + more + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String turn(String id) {
        return ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"" + id
                + "\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\""
                + id + "\",\"content\":\"sunny\"}";
    }

    private String assistant(String model) {
        List<ReceivedRequest> asked = gateway.upstream().requests().stream()
                .filter(Gateway.asksFor(model))
                .toList();
        assertThat(asked).hasSize(2);
        return asked.getLast().text();
    }
}
