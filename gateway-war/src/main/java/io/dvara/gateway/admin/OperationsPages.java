package io.dvara.gateway.admin;

import io.dvara.gateway.metrics.PrometheusText;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.Map;
import java.util.function.Supplier;

/** Which page is at which path. */
@SingleInstance
class OperationsPages {

    private static final int NOT_FOUND = 404;

    private final Map<String, Supplier<Page>> pages;

    @Inject
    OperationsPages(HealthPages health, StatusPages status, PrometheusText prometheus) {
        pages = Map.ofEntries(
                Map.entry("/actuator/health", health::health),
                Map.entry("/actuator/health/liveness", health::liveness),
                Map.entry("/actuator/health/readiness", health::readiness),
                Map.entry("/actuator/info", status::product),
                Map.entry("/actuator/gateway-status", status::status),
                Map.entry("/actuator/prometheus", () -> Page.text(PrometheusText.CONTENT_TYPE, prometheus.text())),
                Map.entry("/health", health::health),
                Map.entry("/health/live", health::liveness),
                Map.entry("/health/liveness", health::liveness),
                Map.entry("/health/ready", health::readiness),
                Map.entry("/health/readiness", health::readiness),
                Map.entry("/health/started", health::liveness));
    }

    /** Returns the page at a path. */
    Page at(String path) {
        return pages.getOrDefault(path.endsWith("/") ? path.substring(0, path.length() - 1) : path, () -> missing(path))
                .get();
    }

    private static Page missing(String path) {
        return Page.json(
                NOT_FOUND,
                Json.createObjectBuilder()
                        .add(
                                "error",
                                Json.createObjectBuilder()
                                        .add(
                                                "message",
                                                "No operations endpoint at " + path + "; see the README for the list.")
                                        .add("type", "invalid_request_error")
                                        .add("code", "NOT_FOUND"))
                        .build());
    }
}
