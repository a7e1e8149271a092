package io.dvara.sdk;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A suite of tests in another language, as a process in a folder. */
record Suite(Path folder, Map<String, String> variables) {

    private static final long PATIENCE_MINUTES = 8;

    /** Skips with a visible line when a program is missing; on a build server that fails. */
    static void need(String program) {
        if (!installed(program)) {
            if ("true".equals(System.getenv("CI"))) {
                fail(program + " is missing, which the full test run wants on a build server");
            }
            System.out.println("SKIPPED: " + program + " is missing, so its SDKs are not tested");
            assumeTrue(false, program + " is missing");
        }
    }

    /** Runs a command and fails with what it printed when it fails. */
    String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command));
        builder.environment().putAll(variables);
        Process process =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            fail(String.join(" ", command) + " failed:\n" + printed);
        }
        return printed;
    }

    private static boolean installed(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }
}
