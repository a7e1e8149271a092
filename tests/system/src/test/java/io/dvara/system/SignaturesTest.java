package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.testkit.upstream.Script;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Gateway.class)
@DisplayName("R-19: signatures of Gemini and of models on Bedrock survive two turns of a client of the chat dialect")
class SignaturesTest {

    private static final Pattern CALL =
            Pattern.compile("\"id\":\"([^\"]+)\",\"type\":\"function\",\"function\":\\{\"name\":\"([^\"]+)\"");
    private static final Pattern SIGNATURE = Pattern.compile("\"thoughtSignature\": ?\"([^\"]+)\"");
    private static final Script GEMINI_DONE = Script.json(
            200,
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Done\"}],\"role\":\"model\"},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":1,\"totalTokenCount\":2}}");
    private static final Script BEDROCK_DONE = Script.json(
            200,
            "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Done\"}]}},\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":1,\"outputTokens\":1,\"totalTokens\":2}}");
    private static final String BEDROCK_THOUGHT =
            "\"content\":[{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Where?\",\"signature\":\"proof\"}}},";

    private final Gateway.Shared gateway;

    private record Call(String id, String name) {}

    SignaturesTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gemini-generatecontent-thinking-4872d0",
                "gemini-streamgeneratecontent-thinking-streaming-218955",
                "gemini-streamgeneratecontent-multi-tool-streaming-d21427"
            })
    void ofGeminiAfterARecordedAnswer(String id) {
        RecordedExchange recorded = RecordedExchanges.of("gemini").stream()
                .filter(exchange -> exchange.toString().contains(id))
                .findFirst()
                .orElseThrow();
        String model = gateway.model("gemini-3-pro-preview");
        gateway.at(model, recorded.replay(), GEMINI_DONE);
        List<Call> calls = calls(ask(model, recorded.response().isStream(), ""));
        ask(model, false, turn(calls));
        String signature = SIGNATURE
                .matcher(recorded.response().text())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(second(model)).contains("\"thoughtSignature\":\"" + signature + "\"");
    }

    @Test
    void ofBedrockAfterAWholeAnswer() {
        String model = gateway.model("anthropic.claude-sonnet-4-5");
        gateway.at(
                model,
                Script.json(
                        200,
                        "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":["
                                + "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Where?\",\"signature\":\"proof\"}}},"
                                + "{\"reasoningContent\":{\"redactedContent\":\"bG9ja2Vk\"}},"
                                + "{\"toolUse\":{\"toolUseId\":\"tooluse_1\",\"name\":\"weather\",\"input\":{}}}]}},"
                                + "\"stopReason\":\"tool_use\",\"usage\":{\"inputTokens\":1,\"outputTokens\":1,\"totalTokens\":2}}"),
                BEDROCK_DONE);
        List<Call> calls = calls(ask("bedrock/" + model, false, ""));
        ask("bedrock/" + model, false, turn(calls));
        assertThat(second(model))
                .contains(BEDROCK_THOUGHT + "{\"reasoningContent\":{\"redactedContent\":\"bG9ja2Vk\"}},"
                        + "{\"toolUse\":{\"toolUseId\":\"tooluse_1\"");
    }

    @Test
    void ofBedrockAfterAStream() {
        String model = gateway.model("anthropic.claude-sonnet-4-5");
        gateway.at(
                model,
                Script.answer(200)
                        .header("Content-Type", "application/vnd.amazon.eventstream")
                        .chunked()
                        .send(AwsFrames.event("messageStart", "{\"role\":\"assistant\"}"))
                        .send(delta(0, "{\"reasoningContent\":{\"text\":\"Where?\"}}"))
                        .send(delta(0, "{\"reasoningContent\":{\"signature\":\"proof\"}}"))
                        .send(AwsFrames.event("contentBlockStop", "{\"contentBlockIndex\":0}"))
                        .send(
                                AwsFrames.event(
                                        "contentBlockStart",
                                        "{\"contentBlockIndex\":1,\"start\":{\"toolUse\":{\"toolUseId\":\"tooluse_2\",\"name\":\"weather\"}}}"))
                        .send(delta(1, "{\"toolUse\":{\"input\":\"{}\"}}"))
                        .send(AwsFrames.event("contentBlockStop", "{\"contentBlockIndex\":1}"))
                        .send(AwsFrames.event("messageStop", "{\"stopReason\":\"tool_use\"}"))
                        .send(AwsFrames.event(
                                "metadata", "{\"usage\":{\"inputTokens\":1,\"outputTokens\":1,\"totalTokens\":2}}")),
                BEDROCK_DONE);
        List<Call> calls = calls(ask("bedrock/" + model, true, ""));
        ask("bedrock/" + model, false, turn(calls));
        assertThat(second(model)).contains(BEDROCK_THOUGHT + "{\"toolUse\":{\"toolUseId\":\"tooluse_2\"");
    }

    private static byte[] delta(int block, String delta) {
        return AwsFrames.event("contentBlockDelta", "{\"contentBlockIndex\":" + block + ",\"delta\":" + delta + "}");
    }

    private String ask(String model, boolean isStream, String more) {
        var answer = Http.post(
                gateway.server().uri("/v1/chat/completions"),
                "{\"model\":\"" + model + "\",\"stream\":" + isStream
                        + ",\"max_tokens\":4000,\"reasoning_effort\":\"low\",\"tools\":[" + tool("weather") + ","
                        + tool("add") + "," + tool("multiply")
                        + "],\"messages\":[{\"role\":\"user\",\"content\":\"Weather?\"}" + more + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String tool(String name) {
        return "{\"type\":\"function\",\"function\":{\"name\":\"" + name
                + "\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}";
    }

    private static List<Call> calls(String answer) {
        List<Call> calls = CALL.matcher(answer)
                .results()
                .map(found -> new Call(found.group(1), found.group(2)))
                .toList();
        assertThat(calls).as(answer).isNotEmpty();
        return calls;
    }

    /** What a client sends back that keeps calls alone. */
    private static String turn(List<Call> calls) {
        StringBuilder results = new StringBuilder();
        StringBuilder made = new StringBuilder();
        for (Call call : calls) {
            made.append(made.isEmpty() ? "" : ",")
                    .append("{\"id\":\"")
                    .append(call.id())
                    .append("\",\"type\":\"function\",\"function\":{\"name\":\"")
                    .append(call.name())
                    .append("\",\"arguments\":\"{}\"}}");
            results.append(",{\"role\":\"tool\",\"tool_call_id\":\"")
                    .append(call.id())
                    .append("\",\"content\":\"sunny\"}");
        }
        return ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[" + made + "]}" + results;
    }

    private String second(String model) {
        List<ReceivedRequest> asked = gateway.askedAt(model);
        assertThat(asked).hasSize(2);
        return asked.getLast().text();
    }
}
