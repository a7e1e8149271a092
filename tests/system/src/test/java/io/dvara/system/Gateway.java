package io.dvara.system;

import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One gateway in front of one scripted upstream for all tests of this module.
 *
 * <p>Time limits are long, so that none passes while the machine stands still, but where tests are about
 * them: 2 s to the first byte for models {@code mute-…}, 1 s between chunks for {@code halting-…}, 6 s in
 * all for {@code bounded-…}. Each test asks for models of its own.
 */
public final class Gateway implements ParameterResolver {

    /** What no answer, log or metric may show. */
    static final String PROVIDER_KEY = "sk-canary-provider-5f1c";

    private static final String CONFIGURATION = """
            providers:
              - {name: mute, type: openai, api-key: k, base-url: "%1$s", prefixes: [mute-], timeouts: {first-byte: 2s}}
              - {name: halting, type: openai, api-key: k, base-url: "%1$s", prefixes: [halting-], timeouts: {chunk: 1s}}
              - {name: bounded, type: openai, api-key: k, base-url: "%1$s", prefixes: [bounded-], timeouts: {total: 6s}}
            """;

    private static final AtomicInteger MODELS = new AtomicInteger();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Shared.class;
    }

    @Override
    public Shared resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Shared.class, _ -> Shared.start(), Shared.class);
    }

    /**
     * The gateway and the upstream.
     *
     * @param server the gateway
     * @param upstream behind all of its providers
     */
    record Shared(GatewayServer server, ScriptedUpstream upstream) implements AutoCloseable {

        static Shared start() {
            ScriptedUpstream upstream = ScriptedUpstream.start();
            GatewayServer.Builder server = before(upstream)
                    .configuration(CONFIGURATION.formatted(upstream.uri("/v1")))
                    .variable("GEMINI_API_KEY", PROVIDER_KEY)
                    .variable("GEMINI_BASE_URL", upstream.uri().toString())
                    .variable("BEDROCK_API_KEY", PROVIDER_KEY)
                    .variable("BEDROCK_BASE_URL", upstream.uri().toString());
            return new Shared(server.start(), upstream);
        }

        /** Returns a model's name that no other test uses. */
        String model(String prefix) {
            return prefix + "-" + MODELS.incrementAndGet();
        }

        /** Answers the requests for this model by these scripts. */
        void on(String model, Script... scripts) {
            upstream.on(asksFor(model), scripts);
        }

        /** Answers the requests to addresses that name this model by these scripts. */
        void at(String model, Script... scripts) {
            upstream.on(request -> request.path().contains(model), scripts);
        }

        /** Returns what was asked at addresses that name this model. */
        List<ReceivedRequest> askedAt(String model) {
            return upstream.requests().stream()
                    .filter(request -> request.path().contains(model))
                    .toList();
        }

        /** Waits until the gateway has printed a line with this text. */
        String awaitLine(String text) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            Optional<String> line = line(text);
            while (line.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("no line with " + text);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                line = line(text);
            }
            return line.get();
        }

        private Optional<String> line(String text) {
            return server.lines().stream().filter(line -> line.contains(text)).findFirst();
        }

        @Override
        public void close() {
            server.close();
            upstream.close();
        }
    }

    static Predicate<ReceivedRequest> asksFor(String model) {
        return request -> request.text().contains("\"model\":\"" + model + "\"");
    }

    /** Begins a gateway whose providers all lead to this upstream. */
    static GatewayServer.Builder before(ScriptedUpstream upstream) {
        return assembled()
                .variable("OPENAI_API_KEY", PROVIDER_KEY)
                .variable("OPENAI_BASE_URL", upstream.uri("/v1").toString())
                .variable("ANTHROPIC_API_KEY", PROVIDER_KEY)
                .variable("ANTHROPIC_BASE_URL", upstream.uri().toString())
                .variable("OLLAMA_ENABLED", "true")
                .variable("OLLAMA_BASE_URL", upstream.uri().toString())
                .variable("MOCK_PROVIDER_ENABLED", "true")
                .variable("DVARA_UPSTREAM_CONNECT_TIMEOUT", "60s")
                .variable("DVARA_STREAMS_PING_AFTER", "120s");
    }

    static GatewayServer.Builder assembled() {
        return GatewayServer.assembled(Path.of(System.getProperty("dvara.server", "../../liberty/target/dvara")));
    }
}
