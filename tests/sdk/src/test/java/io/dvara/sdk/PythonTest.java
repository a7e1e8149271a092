package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gateways.class)
class PythonTest {

    private static final Path TESTS = Path.of("src/test/python").toAbsolutePath();
    private static final Path BUILD = Path.of("target/python").toAbsolutePath();

    private final Gateways.Running gateways;

    PythonTest(Gateways.Running gateways) {
        this.gateways = gateways;
    }

    @Test
    void servesTheSdksOfPython() throws Exception {
        Suite.need("python3");
        Suite suite = new Suite(
                Files.createDirectories(BUILD),
                Map.of(
                        "DVARA_BASE_URL", gateways.baseUrl(),
                        "DVARA_VENDORS_URL", gateways.vendors().uri().toString(),
                        "DVARA_STRICT_BASE_URL", gateways.strict().uri("/v1").toString(),
                        "PYTHONDONTWRITEBYTECODE", "1"));
        Path python = BUILD.resolve("venv/bin/python");
        if (!Files.exists(python)) {
            suite.run("python3", "-m", "venv", "venv");
        }
        suite.run(
                python.toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
                TESTS.resolve("requirements.txt").toString());
        String printed = suite.run(python.toString(), "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS.toString());
        System.out.println("Python: " + printed.strip().lines().toList().getLast());
        assertThat(printed).contains(" passed");
    }
}
