package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gateway.class)
class ChatTest {

    private final Gateway.Shared gateway;

    ChatTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    @Test
    void answersWholeAndKeepsWhatItDoesNotKnow() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        HttpResponse<String> answer = chat(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject json = Http.json(answer.body());
        assertThat(json.getJsonArray("choices")
                        .getJsonObject(0)
                        .getJsonObject("message")
                        .getString("content"))
                .isEqualTo("Hello there");
        assertThat(json.getJsonObject("x_new_field").getBoolean("kept")).isTrue();
        assertThat(json.getJsonObject("usage").getInt("total_tokens")).isEqualTo(11);
        assertThat(answer.headers().firstValue("X-Dvara-Provider")).contains("openai");
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains("1");
        assertThat(answer.headers().firstValue("X-Trace-ID")).isPresent();
        assertThat(answer.headers().firstValue("Content-Length")).isPresent();
    }

    @Test
    @DisplayName("R-02, R-04, R-05: role first, one finish reason, usage only when asked for")
    void streamsRoleTextAndOneFinishReason() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.stream());
        HttpResponse<String> answer = chat(Http.stream(model));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        List<String> events = Http.events(answer.body());
        assertThat(events.getLast()).isEqualTo("[DONE]");
        List<JsonObject> chunks =
                events.subList(0, events.size() - 1).stream().map(Http::json).toList();
        assertThat(delta(chunks.getFirst()).getString("role")).isEqualTo("assistant");
        assertThat(text(chunks)).isEqualTo("Hello there");
        assertThat(chunks).noneMatch(chunk -> chunk.getJsonArray("choices").isEmpty());
        assertThat(answer.body().split("\"finish_reason\":\"stop\"", -1)).hasSize(2);
    }

    @Test
    @DisplayName("R-02: the usage chunk that was asked for comes once, before the end")
    void streamsTheUsageChunkThatWasAskedFor() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.stream());
        String request = Http.stream(model)
                .replace("\"stream\":true", "\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        List<String> events = Http.events(chat(request).body());
        JsonObject last = Http.json(events.get(events.size() - 2));
        assertThat(last.getJsonArray("choices")).isEmpty();
        assertThat(last.getJsonObject("usage").getInt("prompt_tokens")).isEqualTo(9);
        assertThat(events.subList(0, events.size() - 2))
                .allMatch(event -> Http.json(event).isNull("usage"));
    }

    @Test
    void passesUnknownFieldsOn() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        chat(Http.chat(model).replace("{\"model\"", "{\"brand_new\":{\"a\":[1]},\"model\""));
        assertThat(gateway.upstream().requests().stream()
                        .filter(Gateway.asksFor(model))
                        .findFirst()
                        .orElseThrow()
                        .text())
                .contains("\"brand_new\":{\"a\":[1]}");
    }

    @Test
    void servesTheDoubledVersionOfThePath() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        assertThat(Http.post(gateway.server().uri("/v1/v1/chat/completions"), Http.chat(model))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesATraceIdOverAndSendsItOn() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        HttpResponse<String> answer = Http.post(chatUri(), Http.chat(model), "X-Trace-ID", "my-trace.1");
        assertThat(answer.headers().firstValue("X-Trace-ID")).contains("my-trace.1");
        assertThat(gateway.upstream().requests().stream()
                        .filter(Gateway.asksFor(model))
                        .findFirst()
                        .orElseThrow()
                        .header("X-Trace-ID"))
                .contains("my-trace.1");
    }

    @Test
    void namesTheSettingThatWouldEnableAModel() {
        HttpResponse<String> answer = chat(Http.chat("nobody-serves-this"));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonObject error = Http.error(answer);
        assertThat(error.getString("code")).isEqualTo("NO_PROVIDER");
        assertThat(error.getString("message")).startsWith("No provider supports model: nobody-serves-this");
        assertThat(error.getString("trace_id"))
                .isEqualTo(answer.headers().firstValue("X-Trace-ID").orElseThrow());
    }

    @Test
    void passesTheVendorsWordsOnABadRequest() {
        String model = gateway.model("gpt");
        gateway.on(
                model,
                Script.json(
                        400,
                        "{\"error\":{\"message\":\"temperature must be at most 2\",\"type\":\"invalid_request_error\",\"param\":\"temperature\",\"code\":null}}"));
        HttpResponse<String> answer = chat(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_REJECTED_REQUEST");
        assertThat(Http.error(answer).getString("message")).contains("temperature must be at most 2");
        assertThat(Http.error(answer).getString("param")).isEqualTo("temperature");
    }

    @Test
    @DisplayName("R-31: the vendor's Retry-After reaches the client")
    void passesRetryAfterOn() {
        String model = gateway.model("gpt");
        gateway.on(
                model,
                Script.json(429, "{\"error\":{\"message\":\"slow down\"}}").header("Retry-After", "7"));
        HttpResponse<String> answer = chat(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_RATE_LIMITED");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    @DisplayName("R-39: a credential that is refused is named by its setting, never shown")
    void namesTheSettingOfACredentialThatIsRefused() {
        String model = gateway.model("gpt");
        gateway.on(
                model,
                Script.json(
                        401, "{\"error\":{\"message\":\"Incorrect API key provided: " + Gateway.PROVIDER_KEY + "\"}}"));
        HttpResponse<String> answer = chat(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(Http.error(answer).getString("message"))
                .contains("OPENAI_API_KEY")
                .doesNotContain(Gateway.PROVIDER_KEY);
    }

    @Test
    void embedsAndConvertsTheEncoding() {
        String model = gateway.model("text-embedding");
        gateway.on(
                model,
                Script.json(
                        200,
                        "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5,-1]}],\"model\":\"m\",\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}"));
        HttpResponse<String> answer = Http.post(
                gateway.server().uri("/v1/embeddings"),
                "{\"model\":\"" + model + "\",\"input\":\"x\",\"encoding_format\":\"base64\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.json(answer.body())
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getString("embedding"))
                .isEqualTo("AAAAPwAAgL8=");
    }

    @Test
    void servesLegacyCompletions() {
        HttpResponse<String> answer =
                Http.post(gateway.server().uri("/v1/completions"), "{\"model\":\"mock/echo\",\"prompt\":\"Say hi\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject json = Http.json(answer.body());
        assertThat(json.getString("object")).isEqualTo("text_completion");
        assertThat(json.getJsonArray("choices").getJsonObject(0).getString("text"))
                .isNotEmpty();
    }

    @Test
    void listsModelsAndFindsOneByItsEncodedName() {
        JsonObject models =
                Http.json(Http.get(gateway.server().uri("/v1/models")).body());
        String id = models.getJsonArray("data").getValuesAs(JsonObject.class).stream()
                .map(it -> it.getString("id"))
                .filter(it -> it.startsWith("mock/"))
                .findFirst()
                .orElseThrow();
        HttpResponse<String> one = Http.get(gateway.server().uri("/v1/models/" + id.replace("/", "%2F")));
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(Http.json(one.body()).getJsonObject("capabilities")).containsKey("supports_tool_calls");
        assertThat(Http.get(gateway.server().uri("/v1/models/" + id)).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> chat(String request) {
        return Http.post(chatUri(), request);
    }

    private java.net.URI chatUri() {
        return gateway.server().uri("/v1/chat/completions");
    }

    private static JsonObject delta(JsonObject chunk) {
        return chunk.getJsonArray("choices").getJsonObject(0).getJsonObject("delta");
    }

    private static String text(List<JsonObject> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk -> text.append(delta(chunk).getString("content", "")));
        return text.toString();
    }
}
