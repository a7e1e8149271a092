package io.dvara.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a contender over some connections at once, for a bounded time. */
final class Load {

    private static final int MOST_LATENCIES = 200_000;

    private final Contender contender;
    private final byte[] request;
    private final StreamShape shape;

    private record Part(long answers, long errors, long[] latencies) {}

    Load(Contender contender, StreamShape shape, int size) {
        this(contender, shape, Prompt.bytes(contender, shape, size));
    }

    /** Asks for whole answers with these bytes. */
    Load(Contender contender, byte[] request) {
        this(contender, new StreamShape(0, 0), request);
    }

    private Load(Contender contender, StreamShape shape, byte[] request) {
        this.contender = contender;
        this.shape = shape;
        this.request = request;
    }

    /** Runs for so many seconds over so many connections. */
    Sample run(int connections, double seconds) throws InterruptedException {
        long cpu = ProcessorTime.micros(contender.processes());
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        List<Part> parts = together(connections, () -> ask(end));
        double took = (System.nanoTime() - begin) / 1e9;
        return new Sample(
                parts.stream().mapToLong(Part::answers).sum(),
                parts.stream().mapToLong(Part::errors).sum(),
                took,
                Sample.sorted(parts.stream().map(Part::latencies).toArray(long[][]::new)),
                ProcessorTime.micros(contender.processes()) - cpu);
    }

    private Part ask(long end) throws IOException {
        long[] latencies = new long[MOST_LATENCIES];
        int answers = 0;
        long errors = 0;
        try (Client client = new Client(contender)) {
            for (long now = System.nanoTime(); now < end && answers < MOST_LATENCIES; ) {
                boolean right = shape.chunks() == 0
                        ? client.whole(request)
                        : client.stream(request).whole(shape.chunks());
                long then = System.nanoTime();
                if (right) {
                    latencies[answers++] = then - now;
                } else {
                    errors++;
                }
                now = then;
            }
        } catch (IOException e) {
            errors++;
        }
        return new Part(answers, errors, Arrays.copyOf(latencies, answers));
    }

    /** Does the same on so many threads at once and returns all that came out. */
    static <T> List<T> together(int threads, Callable<T> task) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().factory())) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(Collections.nCopies(threads, task))) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client of the benchmark failed", e.getCause());
        }
    }
}
