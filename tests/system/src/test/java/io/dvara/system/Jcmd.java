package io.dvara.system;

import io.dvara.testkit.gateway.GatewayServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the JVM of a gateway tells of itself. */
record Jcmd(GatewayServer gateway) {

    /** Runs a diagnostic command in each of the gateway's processes, of which one is a JVM; returns what it printed. */
    String run(String... command) {
        return processes().map(process -> run(process, command)).reduce("", (all, more) -> all + more);
    }

    private Stream<Long> processes() {
        return Stream.concat(
                        Stream.of(gateway.process().toHandle()),
                        gateway.process().descendants())
                .map(ProcessHandle::pid);
    }

    private static String run(long process, String... command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process running = new ProcessBuilder(
                            Stream.concat(Stream.of(jcmd, Long.toString(process)), List.of(command).stream())
                                    .toList())
                    .redirectErrorStream(true)
                    .start();
            return new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd does not run", e);
        }
    }
}
