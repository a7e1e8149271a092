package io.dvara.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The live heap of a Java process, as its own histogram tells after a collection. */
final class LiveHeap {

    private static final double KIB = 1024.0;

    private LiveHeap() {}

    /** Returns KiB of live heap for each of so many open streams. */
    static double kibPerStream(Contender gateway, int streams) throws IOException, InterruptedException {
        long before = bytes(gateway.processes());
        CompletableFuture<SlowStreams.Found> open = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                open.complete(SlowStreams.run(gateway, streams));
            } catch (InterruptedException e) {
                open.completeExceptionally(e);
            }
        });
        TimeUnit.MILLISECONDS.sleep(1200);
        long during = bytes(gateway.processes());
        open.join();
        return (during - before) / KIB / streams;
    }

    private static long bytes(List<Long> processes) throws IOException, InterruptedException {
        for (long process : processes) {
            String total = histogram(process);
            if (!total.isEmpty()) {
                return Long.parseLong(total.trim().split("\\s+")[2]);
            }
        }
        throw new IOException("none of the gateway's processes is a Java one");
    }

    private static String histogram(long process) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String printed = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return printed.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElse("");
    }
}
