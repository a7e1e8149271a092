package io.dvara.gateway.plugins;

import io.dvara.gateway.config.ModelGlob;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a new generation goes, and who is told of it. */
@SingleInstance
class Serving {

    private final LiveGeneration live;
    private final Quarantine quarantine;
    private final GatewayMetrics metrics;

    @Inject
    Serving(LiveGeneration live, Quarantine quarantine, GatewayMetrics metrics) {
        this.live = live;
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    void serve(Generation generation) {
        live.swap(generation);
        metrics.modelsListed(generation.routes().all().stream()
                .flatMap(route -> route.models().stream())
                .filter(ModelGlob::isPlain)
                .map(ModelGlob::text)
                .collect(Collectors.toSet()));
    }

    /** Lets nothing serve any more. */
    void stop() {
        live.swap(new Generation(live.number() + 1, List.of(), List.of(), () -> {}));
    }

    void replaced(Set<String> plugins) {
        quarantine.release(plugins);
    }

    boolean isQuarantined(String plugin) {
        return quarantine.holds(plugin);
    }

    void loaded(int plugins) {
        metrics.pluginsLoaded(plugins);
    }

    void failed(String plugin) {
        metrics.pluginError(plugin);
    }
}
