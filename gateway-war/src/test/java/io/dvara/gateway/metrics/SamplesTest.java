package io.dvara.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private final StringBuilder out = new StringBuilder();

    @Test
    void printsLabelsAsDashboardsKnowThem() {
        Map<String, String> tags = Map.of(
                "tenant", "default", "status", "200", "provider", "acme", "model", "m", "mp_scope", "application");

        new Samples("gateway_requests_total", tags, out).value("", 3);

        assertThat(out)
                .hasToString(
                        "gateway_requests_total{model=\"m\",provider=\"acme\",status=\"200\",tenant=\"default\"} 3.0\n");
    }

    @Test
    void printsNoBracesWithoutLabels() {
        new Samples("gateway_active_streams", Map.of(), out).value("", 0);

        assertThat(out).hasToString("gateway_active_streams 0.0\n");
    }

    @Test
    void putsTheBoundOfABucketLast() {
        new Samples("t", Map.of("zone", "z"), out).bucket("0.5", 2);

        assertThat(out).hasToString("t_bucket{zone=\"z\",le=\"0.5\"} 2.0\n");
    }

    @Test
    void escapesWhatWouldEndALabel() {
        new Samples("t", Map.of("model", "a\"b\\c\nd"), out).value("", 1);

        assertThat(out).hasToString("t{model=\"a\\\"b\\\\c\\nd\"} 1.0\n");
    }
}
