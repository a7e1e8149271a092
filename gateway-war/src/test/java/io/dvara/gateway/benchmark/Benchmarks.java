package io.dvara.gateway.benchmark;

import io.dvara.gateway.routing.Border;
import io.dvara.gateway.routing.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks, some six minutes, and prints what each costs and what it may. */
public final class Benchmarks {

    private static final String REFERENCE = "openai";
    private static final double MOST_TIMES_OPENAI = 3;
    private static final double BORDER_MICROS = 1;
    private static final double DECISION_MICROS = 5;
    private static final double DECISION_KILOBYTES = 1;

    private Benchmarks() {}

    /** Runs them; arguments name the only providers to look at. */
    public static void main(String[] args) throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        results.addAll(new Runner(translation(args)).run());
        results.addAll(new Runner(others()).run());
        report(results);
    }

    /** Translation warms itself up until its figures have settled. */
    private static Options translation(String[] providers) {
        ChainedOptionsBuilder options = usual().include(Translation.class.getName() + ".*")
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(300));
        if (providers.length > 0) {
            options.param(
                    "provider",
                    Stream.concat(Stream.of(REFERENCE), Arrays.stream(providers))
                            .distinct()
                            .toArray(String[]::new));
        }
        return options.build();
    }

    private static Options others() {
        return usual().include(Border.class.getName() + ".*")
                .include(Decision.class.getName() + ".*")
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(1500))
                .build();
    }

    private static ChainedOptionsBuilder usual() {
        return new OptionsBuilder()
                .addProfiler(GCProfiler.class)
                .forks(1)
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(400))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-XX:+UseParallelGC", "-Xms512m", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow");
    }

    private static void report(Collection<RunResult> results) {
        Map<String, Double> reference = new HashMap<>();
        results.stream()
                .filter(it -> REFERENCE.equals(it.getParams().getParam("provider")))
                .forEach(it -> reference.put(it.getParams().getParam("load"), micros(it)));
        say("%-12s %-11s %10s %10s %8s", "provider", "load", "µs", "KB", "× openai");
        for (RunResult result : results) {
            String provider = result.getParams().getParam("provider");
            if (provider == null) {
                alone(result);
                continue;
            }
            String load = result.getParams().getParam("load");
            double times = micros(result) / reference.getOrDefault(load, Double.NaN);
            say(
                    "%-12s %-11s %10.1f %10.1f %8.2f %s",
                    provider,
                    load.toLowerCase(Locale.ROOT),
                    micros(result),
                    kilobytes(result),
                    times,
                    reached(times <= MOST_TIMES_OPENAI));
        }
    }

    private static void alone(RunResult result) {
        String strategy = result.getParams().getParam("strategy");
        boolean border = strategy == null;
        boolean reached = border
                ? micros(result) <= BORDER_MICROS
                : micros(result) <= DECISION_MICROS && kilobytes(result) <= DECISION_KILOBYTES;
        say(
                "%-24s %10.3f %10.2f %8s %s",
                border ? "call through the border" : "decision, " + strategy,
                micros(result),
                kilobytes(result),
                "",
                reached(reached));
    }

    private static String reached(boolean is) {
        return is ? "reached" : "missed";
    }

    private static double micros(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double kilobytes(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
