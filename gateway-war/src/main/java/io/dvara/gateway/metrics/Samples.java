package io.dvara.gateway.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the samples of one metric with its labels. */
final class Samples {

    private final String name;
    private final String labels;
    private final StringBuilder out;

    Samples(String name, Map<String, String> tags, StringBuilder out) {
        this.name = name;
        this.out = out;
        Map<String, String> ordered = new TreeMap<>(Names.labelOrder());
        ordered.putAll(tags);
        ordered.remove("mp_scope");
        labels = ordered.entrySet().stream()
                .map(it -> it.getKey() + "=\"" + escaped(it.getValue()) + '"')
                .collect(Collectors.joining(","));
    }

    void value(String suffix, double value) {
        line(suffix, labels, value);
    }

    void bucket(String upperBound, double count) {
        line("_bucket", (labels.isEmpty() ? "" : labels + ",") + "le=\"" + upperBound + '"', count);
    }

    private void line(String suffix, String all, double value) {
        out.append(name).append(suffix);
        if (!all.isEmpty()) {
            out.append('{').append(all).append('}');
        }
        out.append(' ').append(value).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
