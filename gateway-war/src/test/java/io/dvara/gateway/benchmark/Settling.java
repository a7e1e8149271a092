package io.dvara.gateway.benchmark;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Runs something until it takes as long as before and the compiler has nothing more to do about it, or time is up.
 *
 * <p>Time is that of the processor, so that a busy machine does not pass for code that is still changing.
 */
final class Settling {

    private static final long BLOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int BLOCKS_ALIKE = 6;
    private static final double ALIKE = 1.10;
    private static final long COMPILER_MILLIS = 25;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private final Deque<Double> blocks = new ArrayDeque<>();
    private final Deque<Long> compiled = new ArrayDeque<>();

    private final long mostNanos;

    Settling(Duration most) {
        mostNanos = most.toNanos();
    }

    /** What is run. */
    interface Work {
        int run() throws IOException;
    }

    void settle(Work work) throws IOException {
        long begin = System.nanoTime();
        do {
            note(block(work));
        } while (!isSettled() && System.nanoTime() - begin < mostNanos);
    }

    /** Returns the time that a run of the work takes. */
    private double block(Work work) throws IOException {
        long begin = System.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        int runs = 0;
        int said = 0;
        while (System.nanoTime() - begin < BLOCK_NANOS) {
            said += work.run();
            runs++;
        }
        if (said == 0) {
            throw new IllegalStateException("nothing was said");
        }
        return (threads.getCurrentThreadCpuTime() - used) / (double) runs;
    }

    private void note(double nanos) {
        blocks.addLast(nanos);
        compiled.addLast(compiler.getTotalCompilationTime());
        if (blocks.size() > BLOCKS_ALIKE) {
            blocks.removeFirst();
            compiled.removeFirst();
        }
    }

    private boolean isSettled() {
        return blocks.size() == BLOCKS_ALIKE
                && Collections.max(blocks) < Collections.min(blocks) * ALIKE
                && compiled.getLast() - compiled.getFirst() < COMPILER_MILLIS;
    }
}
