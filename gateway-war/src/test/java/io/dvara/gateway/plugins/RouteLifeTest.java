package io.dvara.gateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.dvara.gateway.config.ConfigurationException;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.live.AbsentTarget;
import io.dvara.gateway.live.Order;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteLifeTest {

    private static final Map<String, String> ACME = Map.of("ACME_API_KEY", "key");

    private static final String FILE = """
            routes:
              - name: smart
                strategy: %s
                candidates: [acme/one, acme/two]
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void folderOfPlugins() throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        PluginJar.acme("1.0.0").writeTo(folder.resolve("plugins/acme.jar"));
    }

    @Test
    void servesRoutesWithTheStrategyOfAPlugin() throws IOException {
        strategy("1.0.0");
        write(FILE.formatted("{type: backwards, steps: 3}"));
        Rig rig = new Rig(folder, ACME).start();
        assertThat(order(rig)).isEqualTo("backwards of ranker 1.0.0");
        assertThat(candidates(rig)).containsExactly("acme/one", "acme/two");
        assertThat(rig.status()).flatExtracting(PluginStatus::components).contains("routing:backwards");
    }

    @Test
    void keepsAStrategyWhileItsSettingsStayAndMakesItAnewWhenTheyChange() throws IOException {
        strategy("1.0.0");
        write(FILE.formatted("backwards"));
        Rig rig = new Rig(folder, ACME).start();
        Object first = made(rig);
        write(FILE.formatted("backwards") + "  - {name: other, candidates: [acme/one]}\n");
        rig.settle();
        assertThat(made(rig)).isSameAs(first);
        write(FILE.formatted("{type: backwards, steps: 2}"));
        rig.settle();
        assertThat(made(rig)).isNotSameAs(first);
    }

    @Test
    void replacesAndRemovesAStrategyWhileServing() throws IOException {
        Path jar = strategy("1.0.0");
        write(FILE.formatted("backwards"));
        Rig rig = new Rig(folder, ACME).start();
        strategy("2.0.0");
        assertThat(order(rig.settle())).isEqualTo("backwards of ranker 2.0.0");
        Files.delete(jar);
        assertThat(order(rig.settle())).isEqualTo("configured-order");
        assertThat(rig.problem()).contains("no plugin offers a routing strategy of type 'backwards'");
        strategy("3.0.0");
        assertThat(order(rig.settle())).isEqualTo("backwards of ranker 3.0.0");
        assertThat(rig.problem()).isEqualTo("none");
    }

    @Test
    void triesCandidatesInTheirOrderWhenAStrategyCannotBeMade() throws IOException {
        StrategyJar.version("1.0.0")
                .replacing("return new Backwards(\"1.0.0\")", "throw new IllegalStateException(\"no licence\")")
                .writeTo(folder.resolve("plugins/ranker.jar"));
        write(FILE.formatted("backwards"));
        Rig rig = new Rig(folder, ACME).start();
        assertThat(order(rig)).isEqualTo("configured-order");
        assertThat(rig.reason("ranker.jar"))
                .contains("making routing smart threw")
                .contains("no licence");
    }

    @Test
    @DisplayName("R-44: 50 times loaded, used and unloaded, nothing of a strategy's jar is left")
    void leavesNothingBehind() throws Exception {
        write(FILE.formatted("configured-order"));
        Rig rig = new Rig(folder, ACME).start();
        byte[] bytes = StrategyJar.version("1.0.0").bytes();
        Path jar = folder.resolve("plugins/ranker.jar");
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int cycle = 0; cycle < 50; cycle++) {
            Files.write(jar, bytes);
            write(FILE.formatted("backwards") + "# " + cycle + "\n");
            rig.settle();
            loaders.add(new WeakReference<>(made(rig).getClass().getClassLoader()));
            write(FILE.formatted("configured-order") + "# " + cycle + "\n");
            Files.delete(jar);
            rig.settle();
        }
        Waiting.until(Duration.ofSeconds(120), () -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.refersTo(null));
        });
    }

    @Test
    void noticesAFileThatIsMadeAfterTheStart() throws IOException {
        Rig rig = new Rig(folder, ACME).start();
        assertThat(rig.routes()).isEmpty();
        write(FILE.formatted("configured-order"));
        assertThat(order(rig.settle())).isEqualTo("configured-order");
        Files.delete(folder.resolve("dvara.yaml"));
        assertThat(order(rig.settle())).isEqualTo("configured-order");
        assertThat(rig.problem()).contains("dvara.yaml").contains("cannot be read");
    }

    @Test
    @DisplayName("R-28, R-36: a route that can never match changes nothing and is named with its place")
    void refusesABadRouteWhileServing() throws IOException {
        write(FILE.formatted("configured-order"));
        Rig rig = new Rig(folder, ACME).start();
        write(FILE.formatted("configured-order") + "  - {name: again, models: [smart], candidates: [acme/one]}\n");
        assertThat(rig.settle().problem())
                .contains("dvara.yaml:5:28: routes[1].models[0]: 'smart' never gets its turn: 'smart' of route 'smart'"
                        + " (dvara.yaml:2:11) takes all of it");
        assertThat(order(rig)).isEqualTo("configured-order");
    }

    @Test
    void namesRoutesThatCanNeverDoWhatTheySay() throws IOException {
        assertThat(problems("""
                providers:
                  - {name: lab, type: acme, prefixes: [lab]}
                  - {name: off, type: acme, enabled: false}
                routes:
                  - {name: empty, models: [e]}
                  - {name: typo, models: [t], candidates: [lap/x], strategy: bakwards}
                  - {name: nobody, models: [smart, la*], candidates: [lab]}
                  - {name: a, models: [a*], candidates: [lab/x]}
                  - {name: b, models: [a?c, lab/a], candidates: [off/x, lab/x]}
                """))
                .containsExactlyInAnyOrder(
                        "dvara.yaml:5:5: routes[0]: has no candidates; list who may serve, or write 'strategy:"
                                + " model-prefix'",
                        "dvara.yaml:6:44: routes[1].candidates[0].provider: no provider is named 'lap'; did you mean"
                                + " 'lab'?; if it is right, its plugin's jar is missing in the plugins folder",
                        "dvara.yaml:6:62: routes[1].strategy: no plugin offers a routing strategy of type 'bakwards';"
                                + " did you mean 'backwards'?; if it is right, its jar is missing in the plugins folder",
                        "dvara.yaml:7:29: routes[2].models[0]: no candidate serves 'smart': they are asked for the"
                                + " name that the client sends, and 'lab' claims those that begin with lab; give a"
                                + " candidate the 'model' that it is to be asked for",
                        "dvara.yaml:9:24: routes[4].models[0]: 'a?c' never gets its turn: 'a*' of route 'a'"
                                + " (dvara.yaml:8:24) takes all of it; put the narrower one first");
    }

    @Test
    void leavesOutWhoIsKnownButOffAndSaysWhatWouldTurnItOn() throws IOException {
        write("""
                providers:
                  - {name: lab, type: acme}
                  - {name: off, type: acme, enabled: false}
                routes:
                  - {name: r, candidates: [acme/x, off/x, lab/x]}
                """);
        Rig rig = new Rig(folder, Map.of()).start();
        assertThat(rig.routes().getFirst().absent())
                .extracting(AbsentTarget::id, AbsentTarget::reason)
                .containsExactlyInAnyOrder(
                        tuple("off/x", "'off' is off, see providers[1] of dvara.yaml"),
                        tuple("acme/x", "'acme' is off; set ACME_ENABLED=true to turn it on"));
        assertThat(candidates(rig)).containsExactly("lab/x");
        assertThat(rig.problem()).isEqualTo("none");
    }

    private List<String> problems(String yaml) throws IOException {
        strategy("1.0.0");
        write(yaml);
        Rig rig = new Rig(folder, Map.of());
        return catchThrowableOfType(ConfigurationException.class, rig::start).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private Path strategy(String version) throws IOException {
        return StrategyJar.version(version).writeTo(folder.resolve("plugins/ranker.jar"));
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("dvara.yaml"), yaml);
    }

    private static String order(Rig rig) {
        return rig.routes().getFirst().order() instanceof Order.ByStrategy by
                ? by.type() + " of " + by.plugin() + " " + by.strategy()
                : rig.routes().getFirst().order().type();
    }

    private static Object made(Rig rig) {
        return ((Order.ByStrategy) rig.routes().getFirst().order()).strategy();
    }

    private static List<String> candidates(Rig rig) {
        return rig.routes().getFirst().candidates().stream()
                .map(it -> it.candidate().id())
                .toList();
    }
}
