package io.dvara.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processor time and memory of processes, as Linux's {@code /proc} tells them. */
final class ProcessorTime {

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final long MICROS_PER_TICK = 10_000;

    private ProcessorTime() {}

    /** Returns microseconds that the processes have used so far. */
    static long micros(List<Long> processes) {
        return processes.stream().mapToLong(ProcessorTime::micros).sum();
    }

    /** Returns the resident memory of a process in MiB. */
    static long residentMiB(long process) {
        String line = read(process, "status")
                .lines()
                .filter(it -> it.startsWith("VmRSS:"))
                .findFirst()
                .orElse("VmRSS: 0 kB");
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }

    private static long micros(long process) {
        String stat = read(process, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * MICROS_PER_TICK;
    }

    private static String read(long process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process), file));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + process + " is gone", e);
        }
    }
}
