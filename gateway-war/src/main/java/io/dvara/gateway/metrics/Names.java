package io.dvara.gateway.metrics;

import java.util.Comparator;
import java.util.List;

/** Names of metrics and the order in which labels are printed; dashboards depend on them. */
final class Names {

    static final String REQUESTS = "gateway_requests_total";
    static final String LATENCY = "gateway_latency_seconds";
    static final String FIRST_TOKEN = "gateway_time_to_first_token_seconds";
    static final String OVERHEAD = "gateway_overhead_seconds";
    static final String TOKENS = "gateway_tokens_total";
    static final String COST = "gateway_cost_dollars_total";
    static final String USAGE_ESTIMATED = "gateway_usage_estimated_total";
    static final String PROVIDER_ERRORS = "gateway_provider_errors_total";
    static final String FALLBACKS = "gateway_fallbacks_total";
    static final String RETRIES = "gateway_retries_total";
    static final String HEDGES = "gateway_hedged_requests_total";
    static final String PROVIDER_UP = "gateway_provider_up";
    static final String CIRCUIT = "gateway_circuit_breaker_state";
    static final String DROPPED_PARAMS = "gateway_dropped_params_total";
    static final String ACTIVE_STREAMS = "gateway_active_streams";
    static final String IN_FLIGHT = "gateway_in_flight_requests";
    static final String CLIENT_DISCONNECTS = "gateway_client_disconnects_total";
    static final String PLUGINS_LOADED = "gateway_plugins_loaded";
    static final String PLUGIN_ERRORS = "gateway_plugin_errors_total";

    private static final List<String> LABELS = List.of(
            "model",
            "direction",
            "provider",
            "error_code",
            "from_provider",
            "to_provider",
            "plugin",
            "status",
            "tenant");

    private Names() {}

    /** Orders labels as dashboards know them; unknown ones come last, by name. */
    static Comparator<String> labelOrder() {
        return Comparator.comparingInt((String label) -> LABELS.contains(label) ? LABELS.indexOf(label) : LABELS.size())
                .thenComparing(Comparator.naturalOrder());
    }
}
