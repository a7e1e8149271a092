package io.dvara.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers figures by case, contender and measure; raw as CSV, medians as a table. */
final class Results {

    private record Key(String scenario, String contender, String measure) {}

    private final Map<Key, List<Double>> figures = new LinkedHashMap<>();

    void add(String scenario, String contender, String measure, double value) {
        figures.computeIfAbsent(new Key(scenario, contender, measure), _ -> new ArrayList<>())
                .add(value);
    }

    void add(String scenario, String contender, Sample sample) {
        add(scenario, contender, "answers a second", sample.perSecond());
        add(scenario, contender, "p50 ms", sample.millis(0.50));
        add(scenario, contender, "p99 ms", sample.millis(0.99));
        add(scenario, contender, "CPU us each", sample.microsEach());
        add(scenario, contender, "errors", sample.errors());
    }

    double median(String scenario, String contender, String measure) {
        double[] sorted = figures.getOrDefault(new Key(scenario, contender, measure), List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    String table() {
        StringBuilder table = new StringBuilder();
        String scenario = "";
        for (Key key : figures.keySet()) {
            if (!key.scenario().equals(scenario)) {
                scenario = key.scenario();
                table.append('\n').append(scenario).append('\n');
            }
            table.append(String.format(
                    Locale.ROOT,
                    "  %-12s %-24s %12.2f%n",
                    key.contender(),
                    key.measure(),
                    median(key.scenario(), key.contender(), key.measure())));
        }
        return table.toString();
    }

    void write(Path file) throws IOException {
        StringBuilder csv = new StringBuilder("scenario,contender,measure,round,value\n");
        figures.forEach((key, values) -> {
            for (int round = 0; round < values.size(); round++) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%d,%.3f%n",
                        key.scenario(),
                        key.contender(),
                        key.measure(),
                        round + 1,
                        values.get(round)));
            }
        });
        Files.writeString(file, csv);
    }
}
