package io.dvara.gateway.routing;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Counts what goes wrong at providers and inside plugins. */
@SingleInstance
class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    private final GatewayMetrics metrics;

    @Inject
    Failures(GatewayMetrics metrics) {
        this.metrics = metrics;
    }

    /** Counts a failure at a provider; a caller who left is none. */
    void ofProvider(ProviderInstance provider, ProviderException failure) {
        if (failure.fault() != Fault.CANCELLED) {
            metrics.providerError(provider.name(), failure.fault().name());
        }
    }

    /** Counts a failure inside a plugin; logs its place, not its message, which may hold a prompt. */
    void ofPlugin(ProviderInstance provider, Throwable thrown) {
        metrics.pluginError(provider.plugin());
        StackTraceElement[] trace = thrown.getStackTrace();
        Object where = trace.length == 0 ? "an unknown place" : trace[0];
        LOG.log(Level.WARNING, "Plugin ''{0}'' threw {1} at {2}", new Object[] {
            provider.plugin(), thrown.getClass().getName(), where
        });
    }

    /** Counts that a request went on after a failure, to another target or to the same once more. */
    void went(Leg before, Leg next) {
        String provider = next.target().provider().name();
        if (before != next) {
            metrics.fallback(before.target().provider().name(), provider);
        }
        if (next.wasAsked()) {
            metrics.retry(provider);
        }
    }
}
