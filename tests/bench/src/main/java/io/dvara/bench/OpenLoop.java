package io.dvara.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Asks so many times a second, whether the answers come or not. */
final class OpenLoop {

    private final Contender contender;
    private final byte[][] requests;
    private final StreamShape[] shapes;
    private final Queue<Client> idle = new ConcurrentLinkedQueue<>();

    /** Makes a load of these shapes in turn. */
    OpenLoop(Contender contender, StreamShape... shapes) {
        this.contender = contender;
        this.shapes = shapes;
        this.requests = Arrays.stream(shapes)
                .map(shape -> Prompt.bytes(contender, shape, 1024))
                .toArray(byte[][]::new);
    }

    /** Runs for so many seconds and waits for the last answer. */
    Sample run(int perSecond, int seconds) {
        int all = perSecond * seconds;
        long[] latencies = new long[all];
        AtomicInteger answers = new AtomicInteger();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < all; i++) {
                long due = begin + i * 1_000_000_000L / perSecond;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int which = i % shapes.length;
                threads.submit(() -> {
                    if (ask(which)) {
                        latencies[answers.getAndIncrement()] = System.nanoTime() - due;
                    }
                });
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        int right = answers.get();
        return new Sample(right, all - right, took, Sample.sorted(Arrays.copyOf(latencies, right)), 0);
    }

    private boolean ask(int which) {
        Client client = idle.poll();
        try {
            if (client == null) {
                client = new Client(contender);
            }
            boolean right = shapes[which].chunks() == 0
                    ? client.whole(requests[which])
                    : client.stream(requests[which]).whole(shapes[which].chunks());
            idle.add(client);
            return right;
        } catch (IOException e) {
            System.out.println("a request got no answer: " + e);
            return false;
        }
    }
}
