package io.dvara.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dvara.testkit.upstream.Proofs;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Counts what the tests of all modules have shown of recorded traffic; this module is built after them. */
class RecordingsTest {

    private static final Path PAGE = Path.of(System.getProperty("recordings.page"));
    private static final Path ROOT = PAGE.getParent().getParent();

    private final RecordingsPage page = new RecordingsPage(
            Proofs.of(modules()), RecordedExchanges.shipped().stream().toList());

    @Test
    @DisplayName("each recorded exchange is read by a test, or its API is left out for a reason")
    void leavesNothingOutInSilence() {
        assumeAllHaveRun();
        assertThat(page.unproven()).isEmpty();
    }

    @Test
    @DisplayName("the committed page shows what has passed")
    void thePageIsTrue() throws IOException {
        assumeAllHaveRun();
        if (Boolean.getBoolean("matrix.update")) {
            Files.writeString(PAGE, page.text());
        }
        assertThat(PAGE).as("write it anew by -Dmatrix.update=true").hasContent(page.text());
    }

    /** A build of some modules, or of some tests, has shown but a part; a build server runs all. */
    private static void assumeAllHaveRun() {
        boolean all = modules().stream().allMatch(module -> Files.isDirectory(module.resolve("target/recorded")));
        assumeTrue(
                all || "true".equals(System.getenv("CI")),
                "recorded traffic is counted when the tests of all modules have run: ./mvnw verify");
    }

    /** Returns the modules that read recorded traffic. */
    private static List<Path> modules() {
        Stream<String> plugins = Stream.of(
                        "kit",
                        "anthropic",
                        "azure",
                        "bedrock",
                        "cohere",
                        "deepseek",
                        "gemini",
                        "groq",
                        "mistral",
                        "moonshot",
                        "ollama",
                        "openai",
                        "qwen",
                        "zhipu")
                .map(name -> "plugins/provider-" + name);
        return Stream.concat(plugins, Stream.of("gateway-war", "tests/system", "tests/translation"))
                .map(ROOT::resolve)
                .toList();
    }
}
