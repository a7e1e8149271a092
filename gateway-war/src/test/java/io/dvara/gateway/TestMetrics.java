package io.dvara.gateway;

import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.metrics.RequestSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics that remember, for tests of single rooms. */
public final class TestMetrics implements GatewayMetrics {

    /** Everything that was counted, a line each. */
    public final List<String> counted = Collections.synchronizedList(new ArrayList<>());

    /** The names of models that count as themselves. */
    public final Set<String> listed = ConcurrentHashMap.newKeySet();

    /** Whether providers are well. */
    public final Map<String, Health> up = new HashMap<>();

    /** The states of circuits. */
    public final Map<String, Integer> circuits = new HashMap<>();

    @Override
    public void ended(RequestSample sample) {
        counted.add("ended " + sample.status());
    }

    @Override
    public void providerError(String provider, String errorCode) {
        counted.add("error " + provider + " " + errorCode);
    }

    @Override
    public void fallback(String fromProvider, String toProvider) {
        counted.add("fallback " + fromProvider + " " + toProvider);
    }

    @Override
    public void retry(String provider) {
        counted.add("retry " + provider);
    }

    @Override
    public void hedge(String provider, Hedge outcome) {
        counted.add("hedge " + provider + " " + outcome);
    }

    @Override
    public void droppedParams(String provider, int count) {
        counted.add("dropped " + provider + " " + count);
    }

    @Override
    public void modelsListed(Set<String> models) {
        listed.addAll(models);
    }

    @Override
    public void usageEstimated(String provider) {
        counted.add("estimated " + provider);
    }

    @Override
    public void clientDisconnected() {
        counted.add("disconnected");
    }

    @Override
    public void pluginError(String plugin) {
        counted.add("plugin error " + plugin);
    }

    @Override
    public void pluginsLoaded(int count) {}

    @Override
    public void providerUp(String provider, Health health) {
        up.put(provider, health);
    }

    @Override
    public void circuit(String provider, String model, int state) {
        circuits.put(provider + ":" + model, state);
    }

    @Override
    public void circuitGone(String provider, String model) {
        circuits.remove(provider + ":" + model);
    }

    @Override
    public void inFlight(int change) {}

    @Override
    public void activeStreams(int change) {}
}
