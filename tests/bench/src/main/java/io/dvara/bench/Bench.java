package io.dvara.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Measures the assembled gateway beside its upstream, a plain proxy, nginx and others named. */
public final class Bench {

    private static final int KIB = 1024;
    private static final int IDLE_SECONDS = 30;
    private static final StreamShape WHOLE = new StreamShape(0, 0);
    private static final StreamShape FAST_STREAM = new StreamShape(60, 0);

    private final Options options;
    private final Processes processes;
    private final Results results = new Results();
    private final List<Contender> contenders = new ArrayList<>();
    private Contender gateway = new Contender("gateway", URI.create("http://127.0.0.1"), List.of(), List.of());

    private Bench(Options options, Processes processes) {
        this.options = options;
        this.processes = processes;
    }

    /** Runs everything once and prints tables; options are those of {@link Options}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.parse(args);
        Files.createDirectories(options.results());
        try (Processes processes = new Processes(options.results())) {
            new Bench(options, processes).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        start();
        warmUp();
        for (int round = 0; round < options.rounds(); round++) {
            say("round " + (round + 1) + " of " + options.rounds());
            for (Contender contender : contenders) {
                round(contender);
            }
            vendors();
        }
        results.add("memory", "gateway", "resident MiB after calls", resident());
        slowStreams(200);
        slowStreams(2000);
        results.add("memory", "gateway", "resident MiB", resident());
        results.add("memory", "gateway", "heap KiB a stream of 2000", LiveHeap.kibPerStream(gateway, 2000));
        report();
    }

    private void start() throws IOException, InterruptedException {
        int upstream = Processes.freePort();
        Process up = processes.java(Upstream.class, upstream);
        contenders.add(contender("direct", upstream, Optional.of(up)));
        int proxy = Processes.freePort();
        Process plain = processes.java(PlainProxy.class, proxy, Integer.toString(upstream));
        contenders.add(contender("plain proxy", proxy, Optional.of(plain)));
        int nginx = Processes.freePort();
        processes
                .nginx(nginx, upstream)
                .ifPresentOrElse(
                        it -> contenders.add(contender("nginx", nginx, Optional.of(it))),
                        () -> say("nginx is not installed: its lines are missing"));
        firstStart(upstream);
        secondStart(upstream);
        contenders.add(gateway);
        contenders.addAll(options.also());
    }

    /** A start after which load comes at once. */
    private void firstStart(int upstream) throws IOException, InterruptedException {
        say("first start");
        Process process = startGateway(upstream, "first start");
        Sample first = new Load(gateway, WHOLE, KIB).run(1, 0.7);
        results.add("start", "gateway", "CPU us each, first requests", first.microsEach());
        processes.stop(process);
    }

    /** A start after which nothing comes for half a minute. */
    private void secondStart(int upstream) throws IOException, InterruptedException {
        say("second start, then half a minute without load");
        startGateway(upstream, "second start");
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        Sample later = new Load(gateway, WHOLE, KIB).run(1, 0.3);
        results.add("start", "gateway", "CPU us each, 30 s later", later.microsEach());
    }

    private Process startGateway(int upstream, String which) throws IOException {
        int port = Processes.freePort();
        long begin = System.nanoTime();
        Process process = processes.gateway(options.server(), port, upstream);
        gateway = contender("gateway", port, Optional.of(process));
        byte[] request = Prompt.bytes(gateway, WHOLE, KIB);
        boolean answered = false;
        while (!answered) {
            try (Client client = new Client(gateway)) {
                answered = client.whole(request);
            }
        }
        results.add("start", "gateway", which + ": first answer after s", (System.nanoTime() - begin) / 1e9);
        gateway = contender("gateway", port, Optional.of(process));
        return process;
    }

    private void warmUp() throws InterruptedException {
        say("warming up");
        double share = options.warmUpSeconds() / 10;
        for (Contender contender : contenders) {
            boolean slow = contender == gateway || options.also().contains(contender);
            double seconds = slow ? share : share / 8;
            new Load(contender, WHOLE, KIB).run(32, seconds * 5);
            new Load(contender, FAST_STREAM, KIB).run(10, seconds * 3);
            new Load(contender, WHOLE, 100 * KIB).run(4, seconds);
            new Load(contender, WHOLE, 1000 * KIB).run(2, seconds);
        }
    }

    private void round(Contender contender) throws InterruptedException {
        for (int connections : new int[] {1, 10, 32}) {
            measure(
                    "1 KB chat, " + connections + " connections",
                    contender,
                    new Load(contender, WHOLE, KIB),
                    connections);
        }
        measure("100 KB prompt", contender, new Load(contender, WHOLE, 100 * KIB), 1);
        measure("1 MB prompt", contender, new Load(contender, WHOLE, 1000 * KIB), 1);
        measure("stream of 60", contender, new Load(contender, FAST_STREAM, KIB), 10);
    }

    /** The same chat through the plugins of vendors with APIs of their own. */
    private void vendors() throws InterruptedException {
        for (Vendor vendor : Vendor.values()) {
            Load load = new Load(gateway, Prompt.bytes(gateway, WHOLE, KIB, vendor));
            load.run(10, options.warmUpSeconds() / 20);
            results.add("1 KB chat by vendor, 10 connections", vendor.title(), load.run(10, options.seconds()));
        }
    }

    private void measure(String scenario, Contender contender, Load load, int connections) throws InterruptedException {
        results.add(scenario, contender.name(), load.run(connections, options.seconds()));
    }

    private void slowStreams(int streams) throws InterruptedException {
        for (Contender contender : contenders) {
            say(streams + " slow streams: " + contender.name());
            String scenario = streams + " streams of 20 x 100 ms";
            SlowStreams.Found found = SlowStreams.run(contender, streams);
            results.add(scenario, contender.name(), "errors", found.errors());
            results.add(
                    scenario,
                    contender.name(),
                    "delay of first p50 ms",
                    SlowStreams.Found.millis(found.firstDelays(), 0.5));
            results.add(
                    scenario,
                    contender.name(),
                    "first content p50 ms",
                    SlowStreams.Found.millis(found.firstContents(), 0.5));
            results.add(
                    scenario, contender.name(), "added gap p99 ms", SlowStreams.Found.millis(found.addedGaps(), 0.99));
        }
    }

    private double resident() {
        return gateway.processes().stream()
                .mapToLong(ProcessorTime::residentMiB)
                .max()
                .orElse(0);
    }

    private void report() throws IOException {
        results.write(options.results().resolve("results.csv"));
        say(results.table());
        say("Targets");
        Targets.of(results).forEach(target -> say(target.toString()));
        say("Raw results: " + options.results().resolve("results.csv"));
    }

    private static Contender contender(String name, int port, Optional<Process> process) {
        return new Contender(
                name,
                URI.create("http://127.0.0.1:" + port),
                List.of(),
                process.map(Processes::family).orElse(List.of()));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
