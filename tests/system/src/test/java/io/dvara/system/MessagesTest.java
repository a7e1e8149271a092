package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Gateway.class)
class MessagesTest {

    private final Gateway.Shared gateway;

    MessagesTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    @Test
    void answersInTheWordsOfTheDialectWhoeverServes() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        HttpResponse<String> answer = messages(request(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject message = Http.json(answer.body());
        assertThat(message.getString("type")).isEqualTo("message");
        assertThat(message.getString("stop_reason")).isEqualTo("end_turn");
        assertThat(message.getJsonArray("content"))
                .containsExactly(Http.json("{\"type\":\"text\",\"text\":\"Hello there\"}"));
        assertThat(message.getJsonObject("usage").getInt("input_tokens")).isEqualTo(9);
        assertThat(message).doesNotContainKey("x_new_field");
    }

    @Test
    void streamsNamedEvents() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.stream());
        String body = messages(streamed(model)).body();
        assertThat(body).startsWith("event: message_start\ndata: {\"type\":\"message_start\"");
        assertThat(body).endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    }

    @ParameterizedTest
    @CsvSource({
        "400,400,invalid_request_error",
        "401,502,api_error",
        "429,429,rate_limit_error",
        "500,502,api_error",
    })
    void tellsErrorsInTheEnvelopeOfTheDialect(int vendors, int status, String type) {
        String model = gateway.model("gpt");
        gateway.on(model, Script.json(vendors, "{\"error\":{\"message\":\"as asked\"}}"));
        HttpResponse<String> answer = messages(request(model));
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonObject envelope = Http.json(answer.body());
        assertThat(envelope.getString("type")).isEqualTo("error");
        assertThat(envelope.getJsonObject("error").getString("type")).isEqualTo(type);
        assertThat(envelope.getString("request_id"))
                .isEqualTo(answer.headers().firstValue("request-id").orElseThrow());
    }

    @Test
    @DisplayName("R-08: a stream that breaks ends with an error event, never with a clean end")
    void endsABrokenStreamWithAnErrorEvent() {
        String model = gateway.model("gpt");
        gateway.on(
                model,
                Script.events()
                        .event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"half\"},\"finish_reason\":null}]}")
                        .cut(Cut.RESET));
        String body = messages(streamed(model)).body();
        assertThat(body).contains("half").contains("\n\nevent: error\ndata: {\"type\":\"error\",\"error\":{\"type\":");
        assertThat(body).doesNotContain("message_stop").doesNotContain("message_delta");
    }

    @Test
    @DisplayName("R-22: known feature switches and the client's version of the API reach the vendor")
    void passesVersionAndKnownFeaturesOn() {
        String model = gateway.model("claude");
        gateway.on(
                model,
                Script.json(
                        400, "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}"));
        HttpResponse<String> answer = Http.post(
                gateway.server().uri("/v1/messages?beta=true"),
                request(model),
                "x-api-key",
                "the-clients-key",
                "anthropic-version",
                "2026-10-21",
                "anthropic-beta",
                "files-api-2025-04-14,unheard-of-2030-01-01");
        assertThat(Http.error(answer).getString("message")).contains("no");
        ReceivedRequest received = gateway.upstream().requests().stream()
                .filter(Gateway.asksFor(model))
                .findFirst()
                .orElseThrow();
        assertThat(received.header("anthropic-version")).contains("2026-10-21");
        assertThat(received.header("anthropic-beta")).contains("files-api-2025-04-14");
        assertThat(received.header("x-api-key")).contains(Gateway.PROVIDER_KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'tools':[{'type':'web_search_20250305','name':'web_search'}] | tools[0]",
                "'mcp_servers':[{'type':'url','name':'x','url':'https://x.example'}] | mcp_servers",
                "'container':'c_1' | container",
            })
    void refusesByNameWhatOtherVendorsHaveNoFormFor(String field, String name) {
        String model = gateway.model("gpt");
        HttpResponse<String> answer =
                messages(request(model).replace("{\"max_tokens\"", "{" + field.replace('\'', '"') + ",\"max_tokens\""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.error(answer).getString("type")).isEqualTo("invalid_request_error");
        assertThat(Http.error(answer).getString("message")).contains(name);
    }

    @Test
    @DisplayName("R-29: tokens are counted by the vendor, or estimated and marked so")
    void countsTokens() {
        String counted = gateway.model("claude");
        gateway.on(counted, Script.json(200, "{\"input_tokens\":14}"));
        HttpResponse<String> exact = count(counted);
        assertThat(exact.body()).isEqualTo("{\"input_tokens\":14}");
        assertThat(exact.headers().firstValue("X-Dvara-Usage-Estimated")).isEmpty();
        HttpResponse<String> estimated = count(gateway.model("gpt"));
        assertThat(Http.json(estimated.body()).getInt("input_tokens")).isPositive();
        assertThat(estimated.headers().firstValue("X-Dvara-Usage-Estimated")).contains("true");
    }

    @Test
    void bedrockCountsForTheModelsThatItCanCountFor() {
        String model = gateway.model("us.anthropic.claude-haiku-4-5");
        String counted = model.replaceFirst("us\\.", "/model/") + "/count-tokens";
        gateway.at(
                counted,
                Script.json(200, "{\"inputTokens\":7}"),
                Script.json(400, "{\"message\":\"The provided model doesn't support counting tokens.\"}"));
        HttpResponse<String> told = count("bedrock/" + model);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        assertThat(Http.json(told.body()).getInt("input_tokens")).isEqualTo(7);
        assertThat(told.headers().firstValue("X-Dvara-Usage-Estimated")).isEmpty();
        HttpResponse<String> estimated = count("bedrock/" + model);
        assertThat(estimated.statusCode()).as(estimated.body()).isEqualTo(200);
        assertThat(estimated.headers().firstValue("X-Dvara-Usage-Estimated")).contains("true");
    }

    private HttpResponse<String> count(String model) {
        return Http.post(
                gateway.server().uri("/v1/messages/count_tokens"),
                request(model).replace("\"max_tokens\":9,", ""));
    }

    @Test
    void hasClientsSendTheWholeConversationInsteadOfAThread() {
        HttpResponse<String> answer = messages(request(gateway.model("claude"))
                .replace("{\"max_tokens\"", "{\"thread\":{\"type\":\"create\"},\"max_tokens\""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.error(answer).getJsonObject("details").getString("error_code"))
                .isEqualTo("thread_unsupported_request");
    }

    @Test
    void tellsWhatIsWrongBelowThePathInTheSameEnvelope() {
        HttpResponse<String> answer = Http.get(gateway.server().uri("/v1/messages"));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Http.error(answer).getString("type")).isEqualTo("invalid_request_error");
        HttpResponse<String> none =
                messages("{\"model\":\"gpt\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
        assertThat(Http.error(none).getString("message")).contains("max_tokens");
    }

    private HttpResponse<String> messages(String request) {
        return Http.post(gateway.server().uri("/v1/messages"), request);
    }

    private static String request(String model) {
        return "{\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"" + model + "\"}";
    }

    private static String streamed(String model) {
        return request(model).replace("{\"max_tokens\"", "{\"stream\":true,\"max_tokens\"");
    }
}
