package io.dvara.system;

import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One gateway in front of two upstreams: models {@code pair-…} are served by the first and, when it
 * fails, by the second; {@code hedge-…} by both when the first is late, {@code swift-…} by whoever was
 * faster so far, and so too; {@code solo-…} by the first
 * alone, as are {@code calm-…}, without hurry, and {@code brief-…}, in haste; {@code own-…} by the
 * first, which has the Responses API, and else by the second, which has chats alone; {@code local-…}
 * by the first as an Ollama, for which media are fetched; {@code narrow-…} by the first, four at
 * once, {@code gone-…} by the second after one that nobody listens for, {@code full-…} so too and else by the second; {@code hasty-…} by the first, one at once.
 *
 * <p>Time limits are long, so that none passes while the machine stands still, but where tests are about
 * them: {@code mute-…} and {@code halting-…} (and {@code ownhalting-…}, with the Responses API) have little
 * patience with the silence and with the gaps of the first, and else are served by the second;
 * {@code hushed-…} has little with the silence of either, and {@code raced-…} neither, side by side.
 * {@code timely-…} is for both side by side when the first is very late.
 *
 * <p>It does not rehearse, so that what runs is what tests have asked for. A circuit that has opened lets a probe through after two seconds, and pings go out after one.
 */
public final class TwoUpstreams implements ParameterResolver {

    static final String FIRST_KEY = "sk-canary-first-83aa40c1";
    static final String SECOND_KEY = "sk-canary-second-77be0d2";

    /** Listed by both upstreams, with a larger window by the second. */
    static final String LISTED = "window-1";

    /** Nobody listens here: it is below those that systems give out. */
    private static final int UNUSED_PORT = 1;

    private static final String CONFIGURATION = """
            providers:
              - {name: gone, type: openai, api-key: %1$s, base-url: "http://127.0.0.1:%6$d/v1", prefixes: [gone-]}
              - {name: first, type: openai, api-key: %1$s, base-url: %2$s, prefixes: [pair-, hedge-, timely-, swift-, window-]}
              - {name: mute, type: openai, api-key: %1$s, base-url: %2$s, prefixes: [mute-, hushed-, raced-], timeouts: {first-byte: 2s}}
              - {name: halting, type: openai, api-key: %1$s, base-url: %2$s, prefixes: [halting-], timeouts: {chunk: 1s}}
              - {name: ownhalting, type: openai, api-key: %1$s, base-url: %2$s, prefixes: [ownhalting-], responses: true, timeouts: {chunk: 1s}}
              - {name: own, type: openai, api-key: %1$s, base-url: %2$s, prefixes: [own-], responses: true}
              - {name: second, type: openai, api-key: %3$s, base-url: %4$s, prefixes: [pair-, hedge-, timely-, swift-, window-, own-, full-, gone-, mute-, halting-, ownhalting-]}
              - {name: mute-too, type: openai, api-key: %3$s, base-url: %4$s, prefixes: [hushed-, raced-], timeouts: {first-byte: 2s}}
              - {name: alone, type: openai, api-key: %1$s, base-url: %2$s, prefixes: [solo-], retry: {longest-wait: 25s}}
              - name: patient
                type: openai
                api-key: %1$s
                base-url: %2$s
                prefixes: [calm-]
                max-answer-bytes: 1GiB
              - name: brief
                type: openai
                api-key: %1$s
                base-url: %2$s
                prefixes: [brief-]
                timeouts: {total: 3s}
              - {name: local, type: ollama, base-url: "%5$s", prefixes: [local-]}
              - name: narrow
                type: openai
                api-key: %1$s
                base-url: %2$s
                prefixes: [narrow-, full-]
                concurrency: {max-calls: 4, max-waiting: 24, max-wait: 60s}
              - name: hasty
                type: openai
                api-key: %1$s
                base-url: %2$s
                prefixes: [hasty-]
                concurrency: {max-calls: 1, max-waiting: 5, max-wait: 300ms}
            requests: {max-bytes: 2MiB, max-in-flight: 64, max-waiting: 32, max-wait: 60s}
            media: {fetch: on, allow-hosts: [127.0.0.1], max-bytes: 1MiB}
            upstream: {connect-timeout: 60s, first-byte-timeout: 60s, chunk-timeout: 60s, total-timeout: 60s, max-answer-bytes: 4MiB}
            streams: {ping-after: 1s, ping-every: 1s}
            breaker: {open-time: 2s}
            routes:
              - {name: hedged, models: ["hedge-*"], candidates: [first, second], hedge: 1s}
              - {name: timely, models: ["timely-*"], candidates: [first, second], hedge: 30s}
              - {name: raced, models: ["raced-*"], candidates: [mute, mute-too], hedge: 1s}
              - name: swift
                models: ["swift-*"]
                strategy: {type: latency-aware, explore-every: 1000}
                candidates: [first, second]
                hedge: {after: 300ms}
              - {name: full, models: ["full-*"], candidates: [narrow, second]}
            """;

    private static final AtomicInteger MODELS = new AtomicInteger();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pair.class;
    }

    @Override
    public Pair resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Pair.class, _ -> Pair.start(), Pair.class);
    }

    /**
     * The gateway and its upstreams.
     *
     * @param server the gateway
     * @param first of two that serve the same models
     * @param second of them
     */
    record Pair(GatewayServer server, ScriptedUpstream first, ScriptedUpstream second) implements AutoCloseable {

        static Pair start() {
            ScriptedUpstream first = ScriptedUpstream.start();
            ScriptedUpstream second = ScriptedUpstream.start();
            first.onPath("/v1/models", listing(8192));
            second.onPath("/v1/models", listing(128_000));
            return new Pair(
                    Gateway.assembled()
                            .variable("DVARA_SERVER_WARM_UP", "false")
                            .configuration(CONFIGURATION.formatted(
                                    FIRST_KEY,
                                    first.uri("/v1"),
                                    SECOND_KEY,
                                    second.uri("/v1"),
                                    first.uri(),
                                    UNUSED_PORT))
                            .start(),
                    first,
                    second);
        }

        private static Script listing(int window) {
            return Script.json(
                    200,
                    "{\"object\":\"list\",\"data\":[{\"id\":\"" + LISTED + "\",\"object\":\"model\",\"context_length\":"
                            + window + "}]}");
        }

        /** Returns a model's name that no other test uses. */
        String model(String prefix) {
            return prefix + "-" + MODELS.incrementAndGet();
        }

        /** Plays these scripts for a model at the first upstream, the last one from then on. */
        Pair first(String model, Script... scripts) {
            first.on(Gateway.asksFor(model), scripts);
            return this;
        }

        /** Plays these scripts for a model at the second upstream, the last one from then on. */
        Pair second(String model, Script... scripts) {
            second.on(Gateway.asksFor(model), scripts);
            return this;
        }

        HttpResponse<String> ask(String request) {
            return Http.post(server.uri("/v1/chat/completions"), request);
        }

        /** Returns the requests for a model that an upstream has seen. */
        static List<ReceivedRequest> seen(ScriptedUpstream upstream, String model) {
            return upstream.requests().stream().filter(Gateway.asksFor(model)).toList();
        }

        /** Returns the time between the first two requests for a model. */
        static Duration spacing(ScriptedUpstream upstream, String model) {
            List<ReceivedRequest> seen = seen(upstream, model);
            return Duration.between(
                    seen.get(0).arrival().at(), seen.get(1).arrival().at());
        }

        String metrics() {
            return Http.get(server.uri("/actuator/prometheus")).body();
        }

        JsonObject status() {
            return Http.json(Http.get(server.uri("/actuator/gateway-status")).body());
        }

        /** Returns how many requests the gateway is answering. */
        int requests() {
            return status().getInt("in_flight_requests");
        }

        /** Waits until the metrics show all this. */
        void awaitMetrics(String... shown) {
            await("metrics with " + List.of(shown), () -> Stream.of(shown).allMatch(metrics()::contains));
        }

        /** Returns the line of the request log that names a model, or another word. */
        JsonObject line(String model) {
            await("a line for " + model, () -> lines(model).findAny().isPresent());
            return Http.json(lines(model).findFirst().orElseThrow());
        }

        @Override
        public void close() {
            server.close();
            first.close();
            second.close();
        }

        private Stream<String> lines(String model) {
            return server.lines().stream().filter(it -> it.startsWith("{") && it.contains("\"" + model + "\""));
        }
    }

    /** Waits until something is so. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
