package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.hours.OfficeHoursFactory;
import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Routes of {@code dvara.yaml} over two upstreams, east and west. */
class RoutesTest {

    private static final String FILE = """
            providers:
              - {name: east, type: openai, base-url: "%s/v1", api-key: k, prefixes: [east/]}
              - {name: west, type: openai, base-url: "%s/v1", api-key: k, prefixes: [west/]}
              - {name: south, type: openai, base-url: "%s/v1", api-key: k, enabled: false}
            routes:
              - {name: smart, candidates: [east/m-smart, west/m-smart, south/m-smart]}
              - name: shared
                models: [shared, shared-*]
                strategy: weighted
                candidates:
                  - {provider: east, model: m-shared, weight: 3}
                  - {provider: west, model: m-shared, weight: 1}
              - {name: quick, strategy: {type: latency-aware, explore-every: 20}, candidates: [east/m-quick, west/m-quick]}
              - {name: chain, candidates: [east/m-chain], fallbacks: [west/m-other]}
              - {name: held, models: ["held-*"], candidates: [east]}
              - {name: loyal, strategy: sticky, candidates: [east/m-loyal, west/m-loyal]}
              - name: eyes
                candidates:
                  - {provider: east, model: m-eyes, region: us-east-1, capabilities: {images: false}}
                  - {provider: west, model: m-eyes, region: eu-west-1, capabilities: {tools: false, context-tokens: 4000}}
            """;

    private static ScriptedUpstream east;
    private static ScriptedUpstream west;
    private static GatewayServer gateway;
    private static String file;

    @BeforeAll
    static void start() {
        east = ScriptedUpstream.start().otherwise(Answers.whole());
        west = ScriptedUpstream.start().otherwise(Answers.whole());
        file = FILE.formatted(east.uri(), west.uri(), west.uri());
        gateway = Gateway.assembled()
                .configuration(file)
                .variable("DVARA_PLUGINS_SCAN_EVERY", "100ms")
                .start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        east.close();
        west.close();
    }

    @Test
    void servesARouteByItsNameAndSaysWhichOneItWas() {
        HttpResponse<String> answer = ask("smart");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Dvara-Route")).contains("smart");
        assertThat(answer.headers().firstValue("X-Dvara-Provider")).contains("east");
        assertThat(answer.headers().firstValue("X-Dvara-Model")).contains("m-smart");
        assertThat(ask("west/any").headers().firstValue("X-Dvara-Route")).contains("model-prefix");
        await(() -> gateway.output().contains("\"model\":\"smart\",\"route\":\"smart\",\"provider\":\"east\""));
    }

    @Test
    void asksForTheNameOfTheClientWhereACandidateNamesNoModel() {
        assertThat(ask("held-7").headers().firstValue("X-Dvara-Model")).contains("held-7");
    }

    @Test
    void tellsRoutesAndWhoIsOffInItsStatus() {
        JsonObject smart = Http.json(status()).getJsonArray("routes").getJsonObject(0);
        assertThat(smart.getString("name")).isEqualTo("smart");
        assertThat(smart.getString("strategy")).isEqualTo("configured-order");
        assertThat(smart.getJsonArray("candidates").getValuesAs(JsonString::getString))
                .containsExactly("east/m-smart", "west/m-smart");
        assertThat(smart.getJsonArray("absent").getJsonObject(0).getString("reason"))
                .isEqualTo("'south' is off, see providers[2] of dvara.yaml");
    }

    @Test
    void listsTheNamesOfRoutesAsModels() {
        JsonObject list = Http.json(Http.get(gateway.uri("/v1/models")).body());
        assertThat(list.getJsonArray("data").getValuesAs(JsonObject.class))
                .extracting(it -> it.getString("id"))
                .contains("smart", "shared", "quick", "chain", "eyes")
                .doesNotContain("shared-*");
        JsonObject eyes = Http.json(Http.get(gateway.uri("/v1/models/eyes")).body());
        assertThat(eyes.getJsonObject("capabilities").getInt("max_context_tokens"))
                .isEqualTo(4000);
    }

    @Test
    @DisplayName("R-09: a fallback with another model serves when the candidates do not")
    void fallsBackToAnotherModel() {
        east.on(Gateway.asksFor("m-chain"), Script.json(503, "{\"error\":{\"message\":\"down\"}}"));
        HttpResponse<String> answer = ask("chain");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Dvara-Model")).contains("m-other");
        assertThat(answer.headers().firstValue("X-Dvara-Route")).contains("chain");
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains("2");
    }

    @Test
    void sharesCallsByWeight() {
        long eastern = IntStream.range(0, 100)
                .filter(it -> servedBy(ask(it % 2 == 0 ? "shared" : "shared-2")).equals("east"))
                .count();
        assertThat(eastern).isBetween(73L, 77L);
    }

    @Test
    void prefersTheFasterUpstreamAndFollowsWhenItChanges() {
        east.on(Gateway.asksFor("m-quick"), Answers.whole().delayed(Duration.ofMillis(150)));
        Timely.unlessDisturbed("at most 4 of 40 calls go to the slower east", () -> eastern("quick", 40) <= 4);
        west.on(Gateway.asksFor("m-quick"), Answers.whole().delayed(Duration.ofMillis(400)));
        eastern("quick", 20);
        Timely.unlessDisturbed("at least 17 of 20 calls go to the faster east", () -> eastern("quick", 20) >= 17);
    }

    @Test
    void keepsASessionAtOneUpstream() {
        List<String> served = new ArrayList<>();
        for (int session = 0; session < 20; session++) {
            String first = servedBy(ask("loyal", "X-Session-Id", "s-" + session));
            assertThat(servedBy(ask("loyal", "X-Session-Id", "s-" + session))).isEqualTo(first);
            served.add(first);
        }
        assertThat(served).contains("east", "west");
    }

    @Test
    void leavesOutWhoLacksWhatARequestNeedsAndSaysSoWhenNobodyIsLeft() {
        assertThat(servedBy(post(WITH_TOOLS))).isEqualTo("east");
        assertThat(servedBy(post(WITH_IMAGE))).isEqualTo("west");
        HttpResponse<String> both = post(WITH_IMAGE.substring(0, WITH_IMAGE.length() - 1) + ","
                + WITH_TOOLS.substring(WITH_TOOLS.indexOf("\"tools\"")));
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(Http.error(both).getString("message"))
                .contains("route 'eyes'")
                .contains("'east/m-eyes' lacks images")
                .contains("'west/m-eyes' lacks tools");
        HttpResponse<String> tooLong =
                post(Http.chat("eyes").replace("Hi", "word ".repeat(10_000)), "X-Dvara-Region", "eu");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(Http.error(tooLong).getString("message"))
                .contains("'east/m-eyes' is in us-east-1, not in eu")
                .contains("'west/m-eyes' takes 4000 tokens, about 12500 are needed");
    }

    @Test
    @DisplayName("R-36: routes, weights and strategies change under load without a failed request")
    void changesRoutesUnderLoad() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asking.add(clients.submit(() -> askUntil(done)));
            }
            try {
                changeRoutes();
            } finally {
                done.set(true);
            }
            int answers = 0;
            for (Future<Integer> each : asking) {
                answers += each.get(30, TimeUnit.SECONDS);
            }
            assertThat(answers).isPositive();
        }
    }

    private static void changeRoutes() throws IOException {
        String moving = file + "  - {name: moving, strategy: %s, candidates: [east/m, west/m]}\n";
        String shown = "\"name\":\"moving\",\"models\":[\"moving\"],\"strategy\":\"";
        for (String type : List.of("round-robin", "least-busy", "canary", "cost-aware", "weighted")) {
            gateway.configure(moving.formatted(type));
            await(() -> status().contains(shown + type));
        }
        gateway.configure(moving.formatted("wieghted"));
        await(() -> status().contains("wieghted"));
        assertThat(status())
                .contains("dvara.yaml:21:30: routes[7].strategy: ")
                .contains("did you mean 'weighted'?")
                .contains(shown + "weighted");
        gateway.configure(file);
        await(() -> !status().contains("moving"));
    }

    @Test
    void takesTheStrategyOfAThirdPartyWhileServing() throws Exception {
        Path jar = Path.of(OfficeHoursFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(jar, gateway.plugins().resolve("office-hours.jar"));
        await(() -> status().contains("routing:office-hours"));
        String route = file
                + "  - {name: office, strategy: {type: office-hours, from: %d, to: %d}, candidates: [east/m, west/m]}\n";
        gateway.configure(route.formatted(0, 24));
        await(() -> ask("office").statusCode() == 200);
        assertThat(servedBy(ask("office"))).isEqualTo("east");
        int elsewhen = Instant.now().atZone(ZoneOffset.UTC).getHour() < 12 ? 20 : 2;
        gateway.configure(route.formatted(elsewhen, elsewhen + 2));
        await(() -> servedBy(ask("office")).equals("west"));
        gateway.configure(file);
        await(() -> ask("office").statusCode() == 400);
    }

    private static final String WITH_TOOLS = """
            {"model":"eyes","messages":[{"role":"user","content":"Hi"}],\
            "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]}""";

    private static final String WITH_IMAGE = """
            {"model":"eyes","messages":[{"role":"user","content":[{"type":"image_url","image_url":\
            {"url":"data:image/png;base64,iVBORw0KGgo="}}]}]}""";

    private static int askUntil(AtomicBoolean done) {
        int answers = 0;
        while (!done.get()) {
            HttpResponse<String> answer = ask("smart");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            answers++;
        }
        return answers;
    }

    private static long eastern(String model, int calls) {
        return IntStream.range(0, calls)
                .filter(_ -> servedBy(ask(model)).equals("east"))
                .count();
    }

    private static String servedBy(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("X-Dvara-Provider").orElse("nobody");
    }

    private static HttpResponse<String> ask(String model, String... headers) {
        return post(Http.chat(model), headers);
    }

    private static HttpResponse<String> post(String body, String... headers) {
        return Http.post(gateway.uri("/v1/chat/completions"), body, headers);
    }

    private static String status() {
        return Http.get(gateway.uri("/actuator/gateway-status")).body();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("status: %s", status()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
        }
    }
}
