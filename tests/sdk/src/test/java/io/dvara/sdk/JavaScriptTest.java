package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gateways.class)
class JavaScriptTest {

    private static final Path TESTS = Path.of("src/test/javascript").toAbsolutePath();
    private static final Path BUILD = Path.of("target/javascript").toAbsolutePath();

    private final Gateways.Running gateways;

    JavaScriptTest(Gateways.Running gateways) {
        this.gateways = gateways;
    }

    @Test
    void servesTheOpenAiSdkOfJavaScript() throws Exception {
        Suite.need("node");
        Suite.need("npm");
        Files.createDirectories(BUILD);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "openai.test.mjs")) {
            Files.copy(TESTS.resolve(file), BUILD.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Suite suite = new Suite(
                BUILD,
                Map.of(
                        "DVARA_BASE_URL", gateways.baseUrl(),
                        "DVARA_STRICT_BASE_URL", gateways.strict().uri("/v1").toString()));
        suite.run("npm", "ci", "--no-update-notifier");
        String printed = suite.run("node", "--test", "openai.test.mjs");
        printed.lines()
                .filter(line -> line.contains("pass "))
                .forEach(line -> System.out.println("JavaScript: " + line));
        assertThat(printed).contains("fail 0");
    }
}
