package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gateway.class)
class OperationsTest {

    private final Gateway.Shared gateway;

    OperationsTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    @Test
    void tellsItsHealthUnderBothNames() {
        for (String path : new String[] {
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/health",
            "/health/liveness",
            "/health/readiness"
        }) {
            HttpResponse<String> answer = Http.get(gateway.server().uri(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(Http.json(answer.body()).getString("status")).isEqualTo("UP");
        }
    }

    @Test
    void listsProvidersAndPlugins() {
        JsonObject status = Http.json(
                Http.get(gateway.server().uri("/actuator/gateway-status")).body());
        assertThat(status.toString()).contains("openai", "anthropic", "ollama", "mock", "LOADED");
        assertThat(status.toString()).doesNotContain(Gateway.PROVIDER_KEY);
        assertThat(Http.get(gateway.server().uri("/actuator/info")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsRequestsUnderTheLabelsOfTheDocuments() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        for (int i = 0; i < 3; i++) {
            Http.post(gateway.server().uri("/v1/chat/completions"), Http.chat(model));
        }
        String counted = "gateway_requests_total{model=\"" + model
                + "\",provider=\"openai\",status=\"200\",tenant=\"default\"} ";
        TwoUpstreams.await("three requests are counted", () -> metrics().contains(counted + "3.0"));
        String metrics = metrics();
        assertThat(metrics)
                .contains(
                        "gateway_latency_seconds_bucket{model=\"" + model
                                + "\",provider=\"openai\",status=\"200\",tenant=\"default\",le=\"10.0\"} 3.0",
                        "gateway_tokens_total{model=\"" + model + "\",direction=\"input\",tenant=\"default\"} 27.0");
    }

    /** A percentile of one label tuple would hold 700 KB of heap; buckets can be added up besides. */
    @Test
    @DisplayName("R-34: latencies are counted in buckets, whose memory does not grow")
    void countsLatenciesInBuckets() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        Http.post(gateway.server().uri("/v1/chat/completions"), Http.chat(model));
        HttpResponse<String> page = Http.get(gateway.server().uri("/metrics"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().lines().filter(it -> it.contains(model)))
                .anyMatch(it -> it.startsWith("gateway_latency_seconds_bucket"))
                .noneMatch(it -> it.contains("quantile="));
    }

    @Test
    void writesOneLineForARequest() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        Http.post(gateway.server().uri("/v1/chat/completions"), Http.chat(model), "X-Session-Id", "agent-7");
        String ofTheRequest = "\"model\":\"" + model;
        gateway.awaitLine(ofTheRequest);
        List<String> lines = gateway.server().lines().stream()
                .filter(line -> line.contains(ofTheRequest))
                .toList();
        assertThat(lines).hasSize(1);
        JsonObject line = Http.json(lines.getFirst());
        assertThat(line.getString("session_id")).isEqualTo("agent-7");
        assertThat(line.getString("provider")).isEqualTo("openai");
        assertThat(line.getInt("status")).isEqualTo(200);
        assertThat(line.getInt("input_tokens")).isEqualTo(9);
    }

    @Test
    @DisplayName("R-39: no log shows the provider's key or a prompt")
    void keepsSecretsAndPromptsOutOfItsLogs() {
        String model = gateway.model("gpt");
        gateway.on(model, Script.json(500, "{\"error\":{\"message\":\"bad " + Gateway.PROVIDER_KEY + "\"}}"));
        Http.post(gateway.server().uri("/v1/chat/completions"), Http.chat(model).replace("Hi", "canary-prompt-77"));
        assertThat(gateway.server().logs()).doesNotContain(Gateway.PROVIDER_KEY).doesNotContain("canary-prompt-77");
    }

    @Test
    @DisplayName("R-12: readiness turns off at once and open streams end within the drain time")
    void finishesOpenStreamsWhenItIsStopped() throws Exception {
        Gate gate = Gate.closed();
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                GatewayServer stopping = Gateway.before(upstream).start()) {
            upstream.enqueue(Script.events()
                    .event(Answers.text("one"))
                    .await(gate)
                    .event(Answers.text("two"))
                    .event(Answers.STOP)
                    .event("[DONE]"));
            try (RawClient client = RawClient.post(stopping.uri("/v1/chat/completions"), Http.stream("gpt-x"))) {
                client.readUntil("one");
                stopping.terminate();
                awaitNotReady(stopping);
                gate.open();
                assertThat(client.readUntil("[DONE]")).contains("two");
            }
            stopping.awaitExit();
        }
    }

    /** The gateway stays until its open stream has ended, and that is when this has been seen. */
    private static void awaitNotReady(GatewayServer stopping) {
        TwoUpstreams.await("readiness is off", () -> readiness(stopping) != 200);
        assertThat(readiness(stopping)).isEqualTo(503);
    }

    private static int readiness(GatewayServer stopping) {
        return Http.get(stopping.uri("/actuator/health/readiness")).statusCode();
    }

    private String metrics() {
        return Http.get(gateway.server().uri("/actuator/prometheus")).body();
    }
}
