package io.dvara.gateway.metrics;

import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Snapshot;
import org.eclipse.microprofile.metrics.Timer;

/** Prints the registry in the text format of Prometheus, with names and labels as they were given. */
@SingleInstance
public class PrometheusText {

    /** The media type of the text. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double NANOS_PER_DOLLAR = 1e9;
    private static final double NANOS_PER_SECOND = 1e9;

    private final MetricRegistry registry;

    @Inject
    PrometheusText(MetricRegistry registry) {
        this.registry = registry;
    }

    /** Returns all metrics as they are now. */
    public String text() {
        Map<String, Map<MetricID, Metric>> families = registry.getMetrics().entrySet().stream()
                .collect(Collectors.groupingBy(
                        it -> it.getKey().getName(),
                        TreeMap::new,
                        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new)));
        StringBuilder out = new StringBuilder();
        families.forEach((name, members) -> family(name, members, out));
        return out.toString();
    }

    private static void family(String name, Map<MetricID, Metric> members, StringBuilder out) {
        out.append("# TYPE ").append(name).append(' ');
        out.append(type(members.values().iterator().next())).append('\n');
        members.forEach((id, metric) -> {
            Samples samples = new Samples(name, id.getTags(), out);
            switch (metric) {
                case Counter counter -> samples.value("", counted(name, counter.getCount()));
                case Gauge<?> gauge -> samples.value("", gauge.getValue().doubleValue());
                case Timer timer -> timer(timer, samples);
                case Histogram histogram -> histogram(histogram, samples);
                default -> throw new IllegalStateException("metric " + id + " is of a kind that is not exported");
            }
        });
    }

    /** Money is counted in billionths, so that nothing is lost in adding up. */
    private static double counted(String name, long count) {
        return name.equals(Names.COST) ? count / NANOS_PER_DOLLAR : count;
    }

    private static String type(Metric metric) {
        return switch (metric) {
            case Counter _ -> "counter";
            case Gauge<?> _ -> "gauge";
            default -> "histogram";
        };
    }

    private static void timer(Timer timer, Samples samples) {
        buckets(timer.getSnapshot(), timer.getCount(), NANOS_PER_SECOND, samples);
        samples.value("_sum", timer.getElapsedTime().toNanos() / NANOS_PER_SECOND);
        samples.value("_count", timer.getCount());
    }

    private static void histogram(Histogram histogram, Samples samples) {
        buckets(histogram.getSnapshot(), histogram.getCount(), 1, samples);
        samples.value("_sum", histogram.getSum());
        samples.value("_count", histogram.getCount());
    }

    /** A timer tells the bounds of its buckets in nanoseconds. */
    private static void buckets(Snapshot snapshot, long count, double unit, Samples samples) {
        for (Snapshot.HistogramBucket bucket : snapshot.bucketValues()) {
            if (Double.isFinite(bucket.getBucket())) {
                samples.bucket(Double.toString(bucket.getBucket() / unit), bucket.getCount());
            }
        }
        samples.bucket("+Inf", count);
    }
}
