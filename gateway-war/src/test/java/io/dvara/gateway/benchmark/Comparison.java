package io.dvara.gateway.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** What providers' translations take beside the reference's, printed as it becomes known; the reference comes first. */
final class Comparison {

    static final String REFERENCE = "openai";

    private static final double MOST_TIMES = 3;

    private final Map<String, Cost> reference = new HashMap<>();
    private final List<String> missed = new ArrayList<>();

    Comparison() {
        say("%-10s %-11s %9s %9s %9s %9s", "provider", "load", "µs", "× openai", "KB", "× openai");
    }

    void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            String load = result.getParams().getParam("load").toLowerCase(Locale.ROOT);
            add(result.getParams().getParam("provider"), load, Cost.of(result));
        }
    }

    private void add(String provider, String load, Cost cost) {
        if (provider.equals(REFERENCE)) {
            reference.put(load, cost);
        }
        Cost times = cost.over(reference.get(load));
        boolean isReached = times.micros() <= MOST_TIMES && times.kilobytes() <= MOST_TIMES;
        if (!isReached) {
            missed.add(provider + " " + load);
        }
        say(
                "%-10s %-11s %9.1f %9.2f %9.1f %9.2f  %s",
                provider,
                load,
                cost.micros(),
                times.micros(),
                cost.kilobytes(),
                times.kilobytes(),
                isReached ? "reached" : "MISSED");
    }

    /** Tells which took more than they may. */
    void conclude() {
        say(
                "%s",
                missed.isEmpty()
                        ? "none takes more than 3 × openai, in time or memory"
                        : "more than 3 × openai: " + String.join(", ", missed));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
