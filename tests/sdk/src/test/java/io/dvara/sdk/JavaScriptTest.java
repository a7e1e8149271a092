package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gateways.class)
class JavaScriptTest {

    private static final Path TESTS = Path.of("src/test/javascript").toAbsolutePath();
    private static final Path PAGE = Path.of("../../docs/clients.md").toAbsolutePath();
    private static final Path BUILD = Path.of("target/javascript").toAbsolutePath();

    private final Gateways.Running gateways;

    JavaScriptTest(Gateways.Running gateways) {
        this.gateways = gateways;
    }

    @Test
    void servesTheSdksOfJavaScript() throws Exception {
        Suite.need("node");
        Suite.need("npm");
        List<Path> files = copied();
        Suite suite = new Suite(
                BUILD,
                Map.of(
                        "DVARA_CLIENTS_PAGE", PAGE.toString(),
                        "DVARA_BASE_URL", gateways.baseUrl(),
                        "DVARA_VENDORS_URL", gateways.vendors().uri().toString(),
                        "DVARA_STRICT_BASE_URL", gateways.strict().uri("/v1").toString()));
        suite.run("npm", "ci", "--no-update-notifier");
        String[] command = Stream.concat(
                        Stream.of("node", "--test"),
                        files.stream().map(Path::toString).filter(it -> it.endsWith(".test.mjs")))
                .toArray(String[]::new);
        String printed = suite.run(command);
        printed.lines()
                .filter(line -> line.contains("pass "))
                .forEach(line -> System.out.println("JavaScript: " + line));
        assertThat(printed).contains("fail 0");
        assertThat(gateways.awaitLine("aisdk-session")).contains("\"session_id\":\"aisdk-session\"");
    }

    /** Copies the tests to where they are installed and run, and returns their names. */
    private static List<Path> copied() throws IOException {
        Files.createDirectories(BUILD);
        try (Stream<Path> files = Files.list(TESTS)) {
            List<Path> names = files.filter(Files::isRegularFile)
                    .map(Path::getFileName)
                    .sorted()
                    .toList();
            for (Path name : names) {
                Files.copy(TESTS.resolve(name), BUILD.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            return names;
        }
    }
}
