package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the usage of each vendor costs, by the prices that are shipped and those of the configuration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CostsTest {

    private static final String CONFIGURATION = """
            providers:
              - {name: anthropic, api-key: k, base-url: %1$s}
              - {name: openai, api-key: k, base-url: %1$s/v1}
              - {name: gemini, api-key: k, base-url: %1$s}
              - {name: deepseek, api-key: k, base-url: %1$s/v1}
              - {name: bedrock, api-key: k, base-url: %1$s}
              - {name: azure, api-key: k, base-url: %1$s}
              - {name: mistral, api-key: k, base-url: %1$s/v1}
              - {name: groq, api-key: k, base-url: %1$s/v1}
              - {name: xai, api-key: k, base-url: %1$s/v1}
              - {name: qwen, api-key: k, base-url: %1$s/v1}
              - {name: moonshot, api-key: k, base-url: %1$s/v1}
              - {name: zhipu, api-key: k, base-url: %1$s/v1}
              - {name: ernie, api-key: k, base-url: %1$s/v1}
              - {name: cohere, api-key: k, base-url: %1$s}
            pricing:
              - {models: ["two-*"], input: 2, cached-input: 0.5, output: 8}
              - {models: [deepseek-chat], provider: deepseek, input: 0.27, cached-input: 0.07, output: 1.10}
              - {models: [deepseek-v4-pro], provider: deepseek, input: 0.66, cached-input: 0.022, output: 1.98}
              - {models: [gpt-own], input: 1, output: 2}
            """;

    private ScriptedUpstream upstream;
    private GatewayServer server;

    @BeforeAll
    void start() {
        upstream = ScriptedUpstream.start();
        server = Gateway.assembled()
                .configuration(CONFIGURATION.formatted(upstream.uri("")))
                .start();
    }

    @AfterAll
    void stop() {
        server.close();
        upstream.close();
    }

    @ParameterizedTest
    @DisplayName("R-16: usage as the vendor tells it, and what it costs")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "claude-sonnet-4-5 | {'input_tokens':100,'cache_creation_input_tokens':2000,'cache_read_input_tokens':3000,'cache_creation':{'ephemeral_5m_input_tokens':1500,'ephemeral_1h_input_tokens':500},'output_tokens':50} | 0.01057500",
                "claude-sonnet-4-5-20250929 | {'input_tokens':100,'output_tokens':50} | 0.00105000",
                "gpt-4o | {'prompt_tokens':3000,'completion_tokens':100,'total_tokens':3100,'prompt_tokens_details':{'cached_tokens':2000}} | 0.00600000",
                "gpt-5-mini | {'prompt_tokens':1000,'completion_tokens':700,'total_tokens':1700,'completion_tokens_details':{'reasoning_tokens':600}} | 0.00165000",
                "deepseek-chat | {'prompt_tokens':1000,'completion_tokens':200,'total_tokens':1200,'prompt_tokens_details':{'cached_tokens':600},'prompt_cache_hit_tokens':600,'prompt_cache_miss_tokens':400} | 0.00037000",
                "bedrock/global.anthropic.claude-haiku-4-5 | {'inputTokens':100,'cacheReadInputTokens':3000,'cacheWriteInputTokens':2000,'cacheDetails':[{'inputTokens':500,'ttl':'1h'},{'inputTokens':1500,'ttl':'5m'}],'outputTokens':50,'totalTokens':5150} | 0.00352500",
                "bedrock/us.anthropic.claude-haiku-4-5 | {'inputTokens':100,'cacheReadInputTokens':3000,'cacheWriteInputTokens':2000,'cacheDetails':[{'inputTokens':500,'ttl':'1h'},{'inputTokens':1500,'ttl':'5m'}],'outputTokens':50,'totalTokens':5150} | 0.00387750",
                "bedrock/eu.amazon.nova-lite-v1 | {'inputTokens':1000,'outputTokens':100,'totalTokens':1100} | 0.00008400",
                "gemini-2.5-pro | {'promptTokenCount':210000,'cachedContentTokenCount':10000,'candidatesTokenCount':100,'thoughtsTokenCount':400,'totalTokenCount':210500} | 0.51000000",
                "azure/two-azure | {'completion_tokens':6,'completion_tokens_details':{'accepted_prediction_tokens':0,'audio_tokens':0,'reasoning_tokens':0,'rejected_prediction_tokens':0},'prompt_tokens':87,'prompt_tokens_details':{'audio_tokens':0,'cached_tokens':0},'total_tokens':93} | 0.00022200",
                "mistral/two-mistral | {'prompt_tokens':31,'total_tokens':97,'completion_tokens':66,'prompt_tokens_details':{'cached_tokens':0},'service_tier':'standard'} | 0.00059000",
                "groq/two-groq | {'queue_time':0.035865149,'prompt_tokens':20,'prompt_time':0.009370029,'completion_tokens':3,'completion_time':0.006912131,'total_tokens':23,'total_time':0.01628216} | 0.00006400",
                "xai/two-xai | {'prompt_tokens':32,'completion_tokens':9,'total_tokens':135,'completion_tokens_details':{'reasoning_tokens':94}} | 0.00088800",
                "qwen/two-qwen | {'total_tokens':930,'completion_tokens':34,'prompt_tokens':896,'prompt_tokens_details':{'cached_tokens':64}} | 0.00196800",
                "moonshot/two-moonshot | {'prompt_tokens':101,'completion_tokens':32,'total_tokens':133,'cached_tokens':101,'completion_tokens_details':{'reasoning_tokens':16},'prompt_tokens_details':{'cached_tokens':101}} | 0.00030650",
                "zhipu/two-zhipu | {'prompt_tokens':225,'completion_tokens':101,'total_tokens':326,'prompt_tokens_details':{'cached_tokens':224},'completion_tokens_details':{'reasoning_tokens':78}} | 0.00092200",
                "deepseek-v4-pro | {'prompt_tokens':1000,'completion_tokens':200,'total_tokens':1200,'prompt_tokens_details':{'cached_tokens':600},'completion_tokens_details':{'reasoning_tokens':150},'prompt_cache_hit_tokens':600,'prompt_cache_miss_tokens':400} | 0.00067320",
                "mistral/mistral-small-latest | {'prompt_tokens':1000,'completion_tokens':100,'total_tokens':1100,'prompt_tokens_details':{'cached_tokens':600}} | 0.00012900",
                "groq/openai/gpt-oss-120b | {'prompt_tokens':1000,'completion_tokens':100,'total_tokens':1100,'completion_tokens_details':{'reasoning_tokens':60}} | 0.00021000",
                "kimi-k2.5 | {'prompt_tokens':1000,'completion_tokens':100,'total_tokens':1100,'cached_tokens':400} | 0.00070000",
                "xai/grok-unpriced | {'prompt_tokens':32,'completion_tokens':9,'total_tokens':41} | null",
                "ernie/two-ernie | {'prompt_tokens':680,'completion_tokens':30,'total_tokens':710} | 0.00160000",
                "cohere/two-cohere | {'billed_units':{'input_tokens':12,'output_tokens':65},'tokens':{'input_tokens':212,'output_tokens':66},'cached_tokens':208} | 0.00054400",
            })
    void costsWhatTheVendorPrints(String model, String usage, String cost) {
        assertThat(line(model, answer(model, usage.replace('\'', '"'))))
                .contains("\"cost\":" + cost)
                .doesNotContain("estimated");
    }

    @Test
    @DisplayName("R-29: an answer without usage is estimated, and the client is told nothing of it")
    void estimatesWhatTheVendorDoesNotTell() {
        String answer =
                "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello there, all of you\"},\"finish_reason\":\"stop\"}]}";
        String line = line("gpt-own", answer);
        assertThat(line)
                .contains("\"estimated\":true")
                .contains("\"output_tokens\":6")
                .contains("\"cost\":0.0000");
        String metrics = Http.get(server.uri("/actuator/prometheus")).body();
        assertThat(metrics).contains("gateway_usage_estimated_total{provider=\"openai\"} 1.0");
        assertThat(metrics)
                .containsPattern(
                        "gateway_cost_dollars_total\\{model=\"gpt-own\",provider=\"openai\",tenant=\"default\"\\} ");
    }

    private String line(String model, String answer) {
        upstream.on(
                request -> request.path().contains(vendorsName(model))
                        || request.text().contains("\"model\":\"" + vendorsName(model) + "\""),
                Script.json(200, answer));
        var response = Http.post(server.uri("/v1/chat/completions"), Http.chat(model));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonObject body = Http.json(response.body());
        assertThat(body.containsKey("usage")).isEqualTo(answer.contains("usage"));
        return logged(response.headers().firstValue("X-Trace-ID").orElseThrow());
    }

    private static String vendorsName(String model) {
        return model.substring(model.indexOf('/') + 1);
    }

    private String logged(String trace) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            var line = server.lines().stream()
                    .filter(it -> it.contains(trace) && it.contains("\"latency_ms\""))
                    .findFirst();
            if (line.isPresent()) {
                return line.get().replace("\\\"", "\"");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        throw new AssertionError("no line of the log for " + trace);
    }

    private static String answer(String model, String usage) {
        if (model.startsWith("claude")) {
            return "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}],\"stop_reason\":\"end_turn\",\"usage\":"
                    + usage + "}";
        }
        if (model.startsWith("bedrock")) {
            return "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Hi\"}]}},\"stopReason\":\"end_turn\",\"usage\":"
                    + usage + "}";
        }
        if (model.startsWith("gemini")) {
            return "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":"
                    + usage + "}";
        }
        if (model.startsWith("cohere")) {
            return "{\"id\":\"c\",\"message\":{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]},\"finish_reason\":\"COMPLETE\",\"usage\":"
                    + usage + "}";
        }
        return "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],\"usage\":"
                + usage + "}";
    }
}
