package io.dvara.gateway.http;

import io.dvara.gateway.config.Settings;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.metrics.Unheard;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;

/** Makes replies; safe for many threads. */
@SingleInstance
class Replies {

    private final ErrorWriter errors;
    private final GatewayMetrics metrics;
    private final Settings.Streams pace;

    @Inject
    Replies(ErrorWriter errors, GatewayMetrics metrics, Settings settings) {
        this(errors, metrics, settings.streams());
    }

    Replies(ErrorWriter errors, GatewayMetrics metrics, Settings.Streams pace) {
        this.errors = errors;
        this.metrics = metrics;
        this.pace = pace;
    }

    /** Makes the reply to a request, which counts as one in flight from now on. */
    Reply begin(Wire wire, Exchange exchange, ErrorForm form) {
        GatewayMetrics heard = heard(exchange);
        heard.inFlight(1);
        return new Reply(wire, exchange, new Reply.Surroundings(errors, form, pace, heard));
    }

    /** Counts a request out. */
    void ended(Exchange exchange) {
        heard(exchange).inFlight(-1);
    }

    private GatewayMetrics heard(Exchange exchange) {
        return exchange.detour().isPresent() ? Unheard.METRICS : metrics;
    }
}
