package io.dvara.sdk;

import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The gateways of this module, started once: one that lets everybody in and one that demands keys. */
public final class Gateways implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }

    /**
     * What runs.
     *
     * @param open lets everybody in
     * @param strict demands keys
     * @param vendors behind both
     */
    record Running(GatewayServer open, GatewayServer strict, ScriptedUpstream vendors) implements AutoCloseable {

        static Running start() {
            ScriptedUpstream vendors = ScriptedUpstream.start();
            vendors.on(request -> request.path().startsWith("/received/"), new Received(vendors));
            vendors.on(request -> request.path().startsWith("/v1/responses"), new ResponsesVendor());
            vendors.on(request -> request.path().startsWith("/v1/"), new OpenAiVendor());
            vendors.on(request -> request.path().startsWith("/anthropic/"), new AnthropicVendor());
            vendors.on(request -> request.path().startsWith("/api/"), new OllamaVendor());
            vendors.on(request -> request.path().startsWith("/gemini/"), new GeminiVendor());
            vendors.on(request -> request.path().startsWith("/model/"), new BedrockVendor());
            CompletableFuture<GatewayServer> strict = CompletableFuture.supplyAsync(() ->
                    assembled().variable("DVARA_AUTH_REQUIRE_API_KEY", "true").start());
            GatewayServer.Builder open = assembled();
            for (String compatible : List.of("QWEN", "ERNIE", "ZHIPU", "DEEPSEEK", "MOONSHOT")) {
                open.variable(compatible + "_API_KEY", "vendor-key")
                        .variable(compatible + "_BASE_URL", vendors.uri("/v1").toString());
            }
            open.variable("OPENAI_API_KEY", "vendor-key")
                    .variable("OPENAI_BASE_URL", vendors.uri("/v1").toString())
                    .variable("ANTHROPIC_API_KEY", "vendor-key")
                    .variable("ANTHROPIC_BASE_URL", vendors.uri("/anthropic").toString())
                    .variable("GEMINI_API_KEY", "vendor-key")
                    .variable("GEMINI_BASE_URL", vendors.uri("/gemini").toString())
                    .variable("BEDROCK_API_KEY", "vendor-key")
                    .variable("BEDROCK_BASE_URL", vendors.uri().toString())
                    .variable("OLLAMA_ENABLED", "true")
                    .variable("OLLAMA_BASE_URL", vendors.uri().toString())
                    .variable("MOCK_PROVIDER_ENABLED", "true")
                    .configuration("""
                            providers:
                              - name: vllm
                                type: openai
                                base-url: %s
                                prefixes: [vllm/]
                            """.formatted(vendors.uri("/v1")));
            return new Running(open.start(), strict.join(), vendors);
        }

        String baseUrl() {
            return open.uri("/v1").toString();
        }

        /** Returns the Java programs of a section of the page about clients. */
        Map<String, String> page(String section) throws IOException {
            return ClientsPage.samples(section, baseUrl());
        }

        /** Waits for the line of a request that has this text, which is written after its answer. */
        String awaitLine(String text) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            Optional<String> line = line(text);
            while (line.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("no line of the log has " + text);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                line = line(text);
            }
            return line.get();
        }

        private Optional<String> line(String text) {
            return open.lines().stream().filter(it -> it.contains(text)).findFirst();
        }

        @Override
        public void close() {
            open.close();
            strict.close();
            vendors.close();
        }

        /** All suites ask the same failing models, which a circuit would soon answer for. */
        private static GatewayServer.Builder assembled() {
            return GatewayServer.assembled(Path.of(System.getProperty("dvara.server")))
                    .variable("DVARA_BREAKER_MIN_CALLS", "100000")
                    .variable("DVARA_SERVER_WARM_UP", "false");
        }
    }
}
