package io.dvara.gateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.provider.ModelProvider;
import io.dvara.gateway.live.Lease;
import io.dvara.testkit.provider.TestCall;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLifeTest {

    private static final Map<String, String> ACME = Map.of("ACME_API_KEY", "key");

    @TempDir
    Path folder;

    @Test
    void servesWhatLiesInTheFolderAtTheStart() throws Exception {
        Rig rig = new Rig(folder, ACME);
        PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme.jar"));

        rig.start();

        assertThat(rig.call("acme")).isEqualTo("1.0.0");
        assertThat(rig.status()).singleElement().satisfies(plugin -> {
            assertThat(plugin.state()).isEqualTo(PluginStatus.State.LOADED);
            assertThat(plugin.components()).containsExactly("provider:acme");
        });
    }

    @Test
    void takesUpReplacesAndRemovesWhileServing() throws Exception {
        Rig rig = new Rig(folder, ACME).start();
        assertThat(rig.names()).isEmpty();

        PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme.jar"));
        assertThat(rig.settle().call("acme")).isEqualTo("1.0.0");
        PluginJar.acme("2.0.0").writeTo(rig.plugins.resolve("acme.jar"));
        assertThat(rig.settle().call("acme")).isEqualTo("2.0.0");
        Files.delete(rig.plugins.resolve("acme.jar"));
        assertThat(rig.settle().names()).isEmpty();
    }

    @Test
    void finishesCallsInFlightOnTheVersionTheyBeganWith() throws Exception {
        Rig rig = new Rig(folder, ACME);
        PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme.jar"));
        rig.start();
        try (Lease old = rig.live.lease()) {
            PluginJar.acme("2.0.0").writeTo(rig.plugins.resolve("acme.jar"));
            rig.settle();

            assertThat(rig.call("acme")).isEqualTo("2.0.0");
            assertThat(((ModelProvider) rig.provider(old, "acme").provider())
                            .models(TestCall.plain())
                            .getFirst()
                            .id())
                    .isEqualTo("1.0.0");
        }
    }

    @Test
    void leavesProvidersOfOtherJarsAlone() throws Exception {
        Rig rig = new Rig(folder, Map.of("ACME_API_KEY", "key", "BETA_ENABLED", "true"));
        PluginJar beta = PluginJar.acme("1.0.0")
                .withId("beta")
                .replacing("return \"acme\"", "return \"beta\"")
                .replacing("\"ACME\"", "\"BETA\"");
        PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme.jar"));
        beta.writeTo(rig.plugins.resolve("beta.jar"));
        rig.start();
        try (Lease before = rig.live.lease()) {
            PluginJar.acme("2.0.0").writeTo(rig.plugins.resolve("acme.jar"));
            rig.settle();

            try (Lease after = rig.live.lease()) {
                assertThat(rig.provider(after, "beta").provider())
                        .isSameAs(rig.provider(before, "beta").provider());
                assertThat(rig.provider(after, "acme").provider())
                        .isNotSameAs(rig.provider(before, "acme").provider());
            }
        }
    }

    @Test
    void waitsForAHalfCopiedJarAndNamesOneThatNeverBecomesWhole() throws Exception {
        Rig rig = new Rig(folder, ACME).start();
        byte[] whole = PluginJar.acme("1.0.0").bytes();
        Path jar = rig.plugins.resolve("acme.jar");

        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        assertThat(rig.settle().status()).isEmpty();
        assertThat(rig.later(PluginFolder.PATIENCE).reason("acme.jar")).startsWith("is no whole archive");
        Files.write(jar, whole);

        assertThat(rig.settle().call("acme")).isEqualTo("1.0.0");
        assertThat(rig.reason("acme.jar")).isEqualTo("none");
    }

    @Test
    void servesOnWhileAJarIsOverwrittenInPlace() throws Exception {
        Rig rig = new Rig(folder, ACME);
        Path jar = PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme.jar"));
        rig.start();
        byte[] next = PluginJar.acme("2.0.0").bytes();

        for (int size : new int[] {0, 100, next.length / 2, next.length - 1}) {
            Files.write(jar, Arrays.copyOf(next, size));
            assertThat(rig.settle().call("acme")).isEqualTo("1.0.0");
        }
        Files.write(jar, next);

        assertThat(rig.settle().call("acme")).isEqualTo("2.0.0");
    }

    @Test
    void keepsThePluginWhoseSuccessorIsUseless() throws Exception {
        Rig rig = new Rig(folder, ACME);
        Path jar = PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme.jar"));
        rig.start();

        PluginJar.acme("2.0.0")
                .replacing("return new Acme(config)", "throw new IllegalStateException(\"no licence\")")
                .writeTo(jar);
        assertThat(rig.settle().call("acme")).isEqualTo("1.0.0");
        assertThat(rig.reason("acme.jar"))
                .isEqualTo("making provider acme threw java.lang.IllegalStateException: no licence");

        PluginJar.acme("3.0.0").withRequires("2.x").writeTo(jar);
        assertThat(rig.settle().call("acme")).isEqualTo("1.0.0");
        assertThat(rig.reason("acme.jar")).startsWith("requires version 2.x of the plugin API, this is 1.0.0");
    }

    @Test
    void putsAPluginUnderAnotherFileNameInThePlaceOfTheOneThatGoes() throws Exception {
        Rig rig = new Rig(folder, ACME);
        Path old = PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme-1.jar"));
        rig.start();

        PluginJar.acme("2.0.0").writeTo(rig.plugins.resolve("acme-2.jar"));
        assertThat(rig.settle().call("acme")).isEqualTo("1.0.0");
        assertThat(rig.reason("acme-2.jar")).isEqualTo("has the plugin id acme, as acme-1.jar has");
        Files.delete(old);

        assertThat(rig.settle().call("acme")).isEqualTo("2.0.0");
    }

    @Test
    @DisplayName("R-44: no call fails while plugins are swapped under load")
    void failsNoCallWhilePluginsAreSwapped() throws Exception {
        Rig rig = new Rig(folder, ACME);
        Path jar = PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme.jar"));
        rig.start();
        List<PluginJar> versions = List.of(PluginJar.acme("2.0.0"), PluginJar.acme("3.0.0"));
        AtomicBoolean over = new AtomicBoolean();
        Callable<Integer> caller = () -> {
            int calls = 0;
            while (!over.get()) {
                assertThat(rig.call("acme")).isIn("1.0.0", "2.0.0", "3.0.0");
                calls++;
                Thread.yield();
            }
            return calls;
        };
        List<Future<Integer>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int count = 0; count < 8; count++) {
                callers.add(threads.submit(caller));
            }
            try {
                for (int swap = 0; swap < 10; swap++) {
                    versions.get(swap % 2).writeTo(jar);
                    rig.settle();
                }
            } finally {
                over.set(true);
            }
            int calls = 0;
            for (Future<Integer> each : callers) {
                calls += each.get();
            }
            assertThat(calls).isPositive();
        }
    }

    @Test
    @DisplayName("R-44: 200 times loaded, used and unloaded, nothing of the plugins is left")
    void leavesNothingBehind() throws Exception {
        Rig rig = new Rig(folder, ACME).start();
        List<byte[]> jars =
                List.of(PluginJar.acme("1.0.0").bytes(), PluginJar.acme("2.0.0").bytes());
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        Path jar = rig.plugins.resolve("acme.jar");

        for (int cycle = 0; cycle < 200; cycle++) {
            Files.write(jar, jars.get(cycle % 2));
            rig.settle().call("acme");
            loaders.add(loader(rig));
        }
        Files.delete(jar);
        rig.settle();

        Waiting.until(Duration.ofSeconds(120), () -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.refersTo(null));
        });
        assertThat(openFiles()).noneMatch(file -> file.contains(folder.toString()));
        try (var left = Files.walk(folder.resolve("work"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static WeakReference<ClassLoader> loader(Rig rig) {
        try (Lease lease = rig.live.lease()) {
            return new WeakReference<>(
                    rig.provider(lease, "acme").provider().getClass().getClassLoader());
        }
    }

    /** Returns what an entry of open files leads to, unless it was closed meanwhile. */
    private static Optional<String> target(Path entry) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(entry).toString());
        } catch (NoSuchFileException | NotLinkException _) {
            return Optional.empty();
        }
    }

    private static List<String> openFiles() throws Exception {
        List<String> open = new ArrayList<>();
        try (var entries = Files.list(Path.of("/proc/self/fd"))) {
            for (Path entry : entries.toList()) {
                target(entry).ifPresent(open::add);
            }
        }
        return open;
    }
}
