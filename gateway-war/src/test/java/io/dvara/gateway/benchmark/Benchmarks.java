package io.dvara.gateway.benchmark;

import io.dvara.gateway.routing.Border;
import io.dvara.gateway.routing.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
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

    private static final double BORDER_MICROS = 1;
    private static final double DECISION_MICROS = 5;
    private static final double DECISION_KILOBYTES = 1;

    private Benchmarks() {}

    /** Runs them; arguments name the only providers to look at. */
    public static void main(String[] args) throws RunnerException, NoSuchFieldException {
        Comparison comparison = new Comparison();
        for (String provider : providers(args)) {
            comparison.add(new Runner(translation(provider)).run());
        }
        comparison.conclude();
        say("");
        new Runner(others()).run().forEach(Benchmarks::alone);
    }

    private static List<String> providers(String[] named) throws NoSuchFieldException {
        String[] all = Translation.class
                .getField("provider")
                .getAnnotation(Param.class)
                .value();
        return Stream.concat(Stream.of(Comparison.REFERENCE), Arrays.stream(named.length > 0 ? named : all))
                .distinct()
                .toList();
    }

    /** Translation warms itself up until its figures have settled, for which memory is not counted. */
    private static Options translation(String provider) {
        return usual().include(Translation.class.getName() + ".*")
                .param("provider", provider)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(100))
                .build();
    }

    private static Options others() {
        return usual().include(Border.class.getName() + ".*")
                .include(Decision.class.getName() + ".*")
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(1000))
                .build();
    }

    private static ChainedOptionsBuilder usual() {
        return new OptionsBuilder()
                .addProfiler(GCProfiler.class)
                .forks(1)
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(200))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-XX:+UseParallelGC", "-Xms512m", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow");
    }

    private static void alone(RunResult result) {
        String strategy = result.getParams().getParam("strategy");
        boolean border = strategy == null;
        Cost cost = Cost.of(result);
        boolean reached = border
                ? cost.micros() <= BORDER_MICROS
                : cost.micros() <= DECISION_MICROS && cost.kilobytes() <= DECISION_KILOBYTES;
        say(
                "%-26s %8.3f µs %8.2f KB  %s",
                border ? "call through the border" : "decision, " + strategy,
                cost.micros(),
                cost.kilobytes(),
                reached ? "reached" : "missed");
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
