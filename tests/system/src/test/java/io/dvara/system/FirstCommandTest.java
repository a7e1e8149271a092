package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command on a machine where something is missing: one line that says what to do. */
class FirstCommandTest {

    private static final Path MVNW = Path.of("../../mvnw");
    private static final Path SERVER = Path.of(System.getProperty("dvara.server", "../../liberty/target/dvara"));
    private static final List<String> TOOLS = List.of(
            "bash",
            "dirname",
            "readlink",
            "sed",
            "awk",
            "cut",
            "mkdir",
            "rm",
            "mv",
            "tar",
            "curl",
            "wget",
            "sha512sum");

    @TempDir
    private Path machine;

    private record Ended(int code, List<String> lines) {}

    @BeforeEach
    void setTheMachineUp() throws IOException {
        Path bin = Files.createDirectories(machine.resolve("bin"));
        for (String tool : TOOLS) {
            Path found = Stream.of("/bin", "/usr/bin", "/usr/local/bin")
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(bin);
            if (!found.equals(bin)) {
                Files.createSymbolicLink(bin.resolve(tool), found);
            }
        }
    }

    @Test
    void saysThatAJdkIsMissing() throws IOException, InterruptedException {
        String elsewhere = ' ' + machine.toString();
        String script = Files.readString(MVNW)
                .replace(" /usr/", elsewhere + "/usr/")
                .replace(" /opt/", elsewhere + "/opt/")
                .replace(" /Library/", elsewhere + "/Library/");
        Ended ended = run(Map.of(), "bash", written(script), "-v");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines())
                .singleElement()
                .asString()
                .startsWith("mvnw: Dvara needs a JDK 25")
                .contains("install one", "JAVA_HOME");
    }

    @Test
    void saysThatMavenCannotBeFetched() throws IOException, InterruptedException {
        Map<String, String> cutOff =
                Map.of("JAVA_HOME", System.getProperty("java.home"), "https_proxy", "http://127.0.0.1:9");
        Ended ended = run(cutOff, "bash", written(Files.readString(MVNW)), "-v");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines()).hasSize(2);
        assertThat(ended.lines().getFirst()).startsWith("Fetching Maven ");
        assertThat(ended.lines().getLast())
                .startsWith("mvnw: found no Maven")
                .contains("check the network or install Maven");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Map<String, String> variables = Map.of(
                    "JAVA_HOME", System.getProperty("java.home"),
                    "DVARA_HTTP_PORT", Integer.toString(port),
                    "DVARA_RUN_DIR", machine.resolve("run").toString());
            Ended ended =
                    run(variables, SERVER.resolve("bin/dvara").toRealPath().toString(), "run");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.lines())
                    .containsExactly("dvara: port %d is taken; free it or choose another one: DVARA_HTTP_PORT=%d"
                            .formatted(port, port + 1));
        }
    }

    private String written(String script) throws IOException {
        return Files.writeString(machine.resolve("mvnw"), script).toString();
    }

    private Ended run(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.command()
                .set(0, command[0].equals("bash") ? machine.resolve("bin/bash").toString() : command[0]);
        builder.environment().clear();
        builder.environment().put("PATH", machine.resolve("bin").toString());
        builder.environment().put("HOME", machine.toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed.lines().toList());
    }
}
