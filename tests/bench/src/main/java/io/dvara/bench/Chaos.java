package io.dvara.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Asks the assembled gateway 500 times a second while one of three upstreams flaps and one is slow. */
public final class Chaos {

    private static final int PER_SECOND = 500;
    private static final int SECONDS = 60;
    private static final int WARM_UP_SECONDS = 20;
    private static final double RETRIES = 1.2;

    private final AtomicLong started = new AtomicLong();
    private final List<ChaosUpstream> upstreams = new ArrayList<>();

    private Chaos() {}

    /** Runs once, prints what came out, and ends with 1 when a target was missed; options are those of {@link Options}. */
    public static void main(String[] args) throws IOException {
        Options options = Options.parse(args);
        Files.createDirectories(options.results());
        boolean reached;
        try (Processes processes = new Processes(options.results())) {
            reached = new Chaos().run(options, processes);
        }
        System.exit(reached ? 0 : 1);
    }

    private boolean run(Options options, Processes processes) throws IOException {
        for (Mood mood : Mood.values()) {
            upstreams.add(new ChaosUpstream(mood, started::get));
        }
        int port = Processes.freePort();
        Path configuration = options.results().resolve("chaos.yaml");
        Files.writeString(configuration, configuration());
        processes.gateway(options.server(), port, Map.of("DVARA_CONFIG_FILE", configuration.toString()));
        Contender gateway = new Contender("gateway", URI.create("http://127.0.0.1:" + port), List.of(), List.of());
        OpenLoop load = new OpenLoop(gateway, new StreamShape(0, 0), new StreamShape(10, 0));
        System.out.println("warming up");
        load.run(PER_SECOND / 5, WARM_UP_SECONDS);
        System.out.println(PER_SECOND + " requests a second for " + SECONDS + " s");
        started.set(System.nanoTime());
        return report(load.run(PER_SECOND, SECONDS));
    }

    private boolean report(Sample sample) {
        double all = sample.answers() + sample.errors();
        System.out.printf(
                "  answered %d of %.0f; p50 %.1f ms, p99 %.1f ms%n",
                sample.answers(), all, sample.millis(0.5), sample.millis(0.99));
        List<Target> targets = new ArrayList<>();
        targets.add(new Target("answered, percent", 100 * sample.answers() / all, 99.9, Target.Side.AT_LEAST));
        for (Mood mood : Mood.values()) {
            double share = mood == Mood.FLAPPING ? 100.0 / 3 : 100.0 / 2;
            double percent = 100 * upstreams.get(mood.ordinal()).count() / all;
            targets.add(new Target(
                    "asked of the " + mood + " one, percent", percent, share * RETRIES, Target.Side.AT_MOST));
        }
        double attempts = upstreams.stream().mapToInt(ChaosUpstream::count).sum();
        targets.add(new Target("attempts for a request", attempts / all, RETRIES, Target.Side.AT_MOST));
        targets.forEach(System.out::println);
        return targets.stream().allMatch(Target::reached);
    }

    private String configuration() {
        StringBuilder yaml = new StringBuilder("providers:\n");
        for (Mood mood : Mood.values()) {
            yaml.append("  - {name: ")
                    .append(mood)
                    .append(", type: openai, api-key: chaos, base-url: 'http://127.0.0.1:");
            yaml.append(upstreams.get(mood.ordinal()).port()).append("/v1'}\n");
        }
        return yaml.append("routes:\n  - {name: chaos, models: ['gpt-bench*'], strategy: round-robin, candidates: [")
                .append("FAST, SLOW, FLAPPING]}\nbreaker: {open-time: 1s}\n")
                .toString();
    }
}
