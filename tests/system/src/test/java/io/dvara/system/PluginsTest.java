package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.gateway.GatewayServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** plugins come, change, fail and go while the gateway serves. */
class PluginsTest {

    private static final int SWAPS = 8;

    private static final String NOTHING = "providers: []\n";

    @TempDir
    private static Path work;

    private static GatewayServer gateway;

    @BeforeAll
    static void start() {
        GatewayServer.Builder builder = Gateway.assembled()
                .variable("MOCK_PROVIDER_ENABLED", "true")
                .variable("DVARA_PLUGINS_SCAN_EVERY", "100ms")
                .configuration(NOTHING);
        for (String type : List.of("SWAP", "THROWS", "POISON", "HALF")) {
            builder.variable("IT_" + type + "_ENABLED", "true");
        }
        gateway = builder.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    @DisplayName("R-44: a jar that is added, overwritten in place and removed fails no request")
    void replacesAPluginUnderLoad() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        drop("swap", "return say(\"version 0\");");
        awaitAnswer("swap", "version 0");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asking.add(clients.submit(() -> askUntil(done)));
            }
            for (int version = 1; version <= SWAPS; version++) {
                drop("swap", "return say(\"version " + version + "\");");
                awaitAnswer("swap", "version " + version);
            }
            done.set(true);
            int answers = 0;
            for (Future<Integer> each : asking) {
                answers += each.get(30, TimeUnit.SECONDS);
            }
            assertThat(answers).isPositive();
        }
        Files.delete(gateway.plugins().resolve("swap.jar"));
        await(() -> ask("swap").statusCode() == 400);
    }

    @Test
    void waitsForAJarThatIsStillBeingCopied() throws IOException {
        byte[] jar = Files.readAllBytes(PluginSource.jar(work, "half", "return say(\"whole\");"));
        Path target = gateway.plugins().resolve("half.jar");
        Files.write(target, java.util.Arrays.copyOf(jar, jar.length / 2));
        assertThat(askMock().statusCode()).isEqualTo(200);
        Files.write(target, jar);
        awaitAnswer("half", "whole");
    }

    @Test
    void turnsWhatAPluginThrowsIntoAnError() {
        drop("throws", "throw new StackOverflowError();");
        await(() -> ask("throws").statusCode() == 502);
        assertThat(Http.error(ask("throws")).getString("message")).contains("it-throws");
        assertThat(askMock().statusCode()).isEqualTo(200);
    }

    @Test
    void endsACallThatBlocksAtItsTimeLimit() {
        drop(
                "blocks",
                "try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { throw new IllegalStateException(e); } return null;");
        serveForASecond("blocks");
        HttpResponse<String> answer = ask("blocks");
        assertThat(answer.statusCode()).isBetween(500, 504);
        assertThat(askMock().statusCode()).isEqualTo(200);
    }

    @Test
    void quarantinesAPluginThatSpinsAndServesTheRest() {
        drop("spins", "while (true) { Thread.onSpinWait(); }");
        serveForASecond("spins");
        await(() -> ask("spins").statusCode() == 504);
        await(() -> Http.error(ask("spins")).getString("message").contains("quarantine"));
        assertThat(askMock().statusCode()).isEqualTo(200);
        assertThat(status()).contains("QUARANTINED");
    }

    @Test
    void showsAJarThatDoesNotLoadWithItsReasonAndStaysReady() throws IOException {
        drop("poison", "throw new IllegalStateException(\"no licence file\");", "return null;");
        Files.writeString(gateway.plugins().resolve("noise.jar"), "this is no jar");
        await(() -> status().contains("no licence file"));
        HttpResponse<String> ready = Http.get(gateway.uri("/actuator/health/readiness"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("poison");
    }

    private static int askUntil(AtomicBoolean done) {
        int answers = 0;
        while (!done.get()) {
            HttpResponse<String> answer = ask("swap");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            answers++;
        }
        return answers;
    }

    /** Lets a plugin that has been dropped serve, with little patience for it alone. */
    private static void serveForASecond(String type) {
        await(() -> status().contains("it-" + type));
        gateway.configure("providers:\n  - {name: %1$s, type: %1$s, timeouts: {total: 1s}}\n".formatted(type));
        await(() -> ask(type).statusCode() != 400);
    }

    @AfterEach
    void serveNothingElse() {
        gateway.configure(NOTHING);
    }

    private static void drop(String name, String body) {
        drop(name, "", body);
    }

    private static void drop(String name, String constructor, String body) {
        try {
            Files.write(
                    gateway.plugins().resolve(name + ".jar"),
                    Files.readAllBytes(PluginSource.jar(work, name, constructor, body)));
        } catch (IOException e) {
            throw new AssertionError("cannot drop " + name, e);
        }
    }

    private static HttpResponse<String> ask(String type) {
        return askFor(type + "/x");
    }

    private static HttpResponse<String> askMock() {
        return askFor("mock/echo");
    }

    private static HttpResponse<String> askFor(String model) {
        return Http.post(gateway.uri("/v1/chat/completions"), Http.chat(model));
    }

    private static String status() {
        return Http.get(gateway.uri("/actuator/gateway-status")).body();
    }

    private static void awaitAnswer(String type, String words) {
        await(() -> ask(type).body().contains(words));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("status: %s", status()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
