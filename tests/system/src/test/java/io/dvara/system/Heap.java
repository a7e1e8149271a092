package io.dvara.system;

import io.dvara.testkit.gateway.GatewayServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The live heap of a gateway: what a collection leaves, by the JVM's own count. */
record Heap(GatewayServer gateway) {

    /** Collects, and returns the bytes that are left. */
    long liveBytes() {
        return processes().stream()
                .map(Heap::histogram)
                .flatMap(printed -> printed.lines().filter(line -> line.startsWith("Total")))
                .mapToLong(total -> Long.parseLong(total.trim().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of the gateway's processes tells of its heap"));
    }

    private List<Long> processes() {
        return Stream.concat(
                        Stream.of(gateway.process().toHandle()),
                        gateway.process().descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static String histogram(long process) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd does not run", e);
        }
    }
}
