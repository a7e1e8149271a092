package io.dvara.gateway.metrics;

import io.dvara.gateway.config.Settings;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The gauges of circuits, of which there are no more than model labels. */
@SingleInstance
class CircuitGauges {

    private final MetricRegistry registry;
    private final int most;
    private final Map<Circuit, AtomicInteger> states = new ConcurrentHashMap<>();

    private record Circuit(String provider, String model) {

        Tag[] tags() {
            return new Tag[] {new Tag("provider", provider), new Tag("model", model)};
        }
    }

    @Inject
    CircuitGauges(MetricRegistry registry, Settings settings) {
        this.registry = registry;
        this.most = settings.metrics().maxModels();
    }

    void set(String provider, String model, int state) {
        Circuit circuit = new Circuit(provider, model);
        if (states.size() < most || states.containsKey(circuit)) {
            states.computeIfAbsent(circuit, this::gauge).set(state);
        }
    }

    void remove(String provider, String model) {
        Circuit circuit = new Circuit(provider, model);
        if (states.remove(circuit) != null) {
            registry.remove(new MetricID(Names.CIRCUIT, circuit.tags()));
        }
    }

    private AtomicInteger gauge(Circuit circuit) {
        AtomicInteger state = new AtomicInteger();
        registry.gauge(Names.CIRCUIT, state::get, circuit.tags());
        return state;
    }
}
