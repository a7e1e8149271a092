package io.dvara.translation;

import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One gateway with every provider turned on, in front of one upstream that plays all vendors. */
public final class Fleet implements ParameterResolver {

    /** One vendor's refusal is no reason to spare it the next request. */
    private static final String FORGIVING = """
            retry:
              retries: 0
            breaker:
              longest-cool-down: 1ms
              failures-in-a-row: 10000
              min-calls: 10000
            """;

    /** Servers of one's own that speak the API of chats: one type, each with settings of its own. */
    private static final String CUSTOM = """
            providers:
              - name: vllm
                type: openai
                base-url: %1$s/vllm/v1
                prefixes: [vllm/]
              - name: vllm-eu
                type: openai
                base-url: %1$s/vllm-eu/v1
                api-key: key-of-vllm-eu
                prefixes: [eu/]
              - name: vllm-us
                type: openai
                base-url: %1$s/vllm-us/v1
                api-key-file: "%2$s"
                prefixes: [us/]
              - name: vllm-hasty
                type: openai
                base-url: %1$s/vllm-hasty/v1
                prefixes: [hasty/]
                timeouts: {first-byte: 300ms}
            """;

    private static final String TRACE = "X-Trace-ID";

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
     * What came of a request.
     *
     * @param reply what the client got
     * @param upstream what the vendor was sent, when it was asked
     */
    record Told(Reply reply, Optional<ReceivedRequest> upstream) {}

    /**
     * What came of a client's request.
     *
     * @param outcome what the client made of it
     * @param upstream what the vendor was sent, when it was asked
     */
    public record Played<T>(T outcome, Optional<ReceivedRequest> upstream) {}

    /** The gateway, its upstream, and what the upstream was sent by the trace of the request. */
    public static final class Running implements AutoCloseable {

        private final AtomicInteger traces = new AtomicInteger();
        private final Map<String, Script> scripts = new ConcurrentHashMap<>();
        private final Map<String, ReceivedRequest> sent = new ConcurrentHashMap<>();
        private final ScriptedUpstream upstream = ScriptedUpstream.start();
        private final KeyFiles keys = KeyFiles.create();
        private final GatewayServer server;

        private Running() {
            upstream.otherwise(this::answer);
            GatewayServer.Builder builder = GatewayServer.assembled(Path.of(System.getProperty("dvara.server")))
                    .variable("DVARA_SERVER_WARM_UP", "false")
                    .variable("MOCK_PROVIDER_ENABLED", "true")
                    .configuration(FORGIVING + CUSTOM.formatted(upstream.uri(), keys.of("vllm-us")));
            for (Vendor vendor : Vendor.values()) {
                builder = vendor.before(upstream.uri(), keys).apply(builder);
            }
            server = builder.start();
        }

        static Running start() {
            return new Running();
        }

        /** Asks an endpoint, such as {@code chat/completions}, of a vendor that answers as it likes. */
        Told ask(String endpoint, JsonObject body) {
            return ask(endpoint, body, List.of());
        }

        /** Asks an endpoint of a vendor that answers by this script. */
        Told ask(String endpoint, JsonObject body, Script script) {
            return ask(endpoint, body, List.of(script));
        }

        private Told ask(String endpoint, JsonObject body, List<Script> answers) {
            Played<Reply> played = play(answers, trace -> Reply.to(server.uri("/v1/" + endpoint), body, TRACE, trace));
            return new Told(played.outcome(), played.upstream());
        }

        /** Lets a client ask, with this trace as {@code X-Trace-ID}, a vendor that answers by this script. */
        public <T> Played<T> play(Script script, Function<String, T> client) {
            return play(List.of(script), client);
        }

        private <T> Played<T> play(List<Script> answers, Function<String, T> client) {
            String trace = "translation-" + traces.incrementAndGet();
            answers.forEach(script -> scripts.put(trace, script));
            T outcome = client.apply(trace);
            scripts.remove(trace);
            return new Played<>(outcome, Optional.ofNullable(sent.remove(trace)));
        }

        /** Returns the files with the vendors' keys. */
        KeyFiles keys() {
            return keys;
        }

        /** Returns the gateway's address. */
        public URI gateway() {
            return server.uri("");
        }

        private Script answer(ReceivedRequest request) {
            Optional<String> trace = request.header(TRACE);
            trace.ifPresent(id -> sent.put(id, request));
            return trace.map(scripts::get)
                    .orElseGet(() -> Vendor.ofPath(request.path())
                            .map(vendor -> vendor.speech().answer(request))
                            .orElseGet(() -> Script.json(404, "{}")));
        }

        @Override
        public void close() {
            server.close();
            upstream.close();
        }
    }
}
