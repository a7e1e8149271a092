package io.dvara.gateway.metrics;

import java.util.Set;

/** Metrics that nobody hears of, for rehearsals. */
public enum Unheard implements GatewayMetrics {
    /** The one. */
    METRICS;

    @Override
    public void ended(RequestSample sample) {}

    @Override
    public void providerError(String provider, String errorCode) {}

    @Override
    public void fallback(String fromProvider, String toProvider) {}

    @Override
    public void retry(String provider) {}

    @Override
    public void hedge(String provider, Hedge outcome) {}

    @Override
    public void droppedParams(String provider, int count) {}

    @Override
    public void modelsListed(Set<String> models) {}

    @Override
    public void usageEstimated(String provider) {}

    @Override
    public void clientDisconnected() {}

    @Override
    public void pluginError(String plugin) {}

    @Override
    public void pluginsLoaded(int count) {}

    @Override
    public void providerUp(String provider, Health health) {}

    @Override
    public void circuit(String provider, String model, int state) {}

    @Override
    public void circuitGone(String provider, String model) {}

    @Override
    public void inFlight(int change) {}

    @Override
    public void activeStreams(int change) {}
}
