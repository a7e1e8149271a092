package io.dvara.gateway.admin;

import io.dvara.gateway.health.Lanes;
import io.dvara.gateway.health.Vitals;
import io.dvara.gateway.live.Drain;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.metrics.OpenRequests;
import io.dvara.gateway.plugins.PluginStatus;
import io.dvara.gateway.plugins.Plugins;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What serves now: the generation, its providers, and the plugins with their reasons. */
@SingleInstance
class StatusPages {

    private final LiveGeneration live;
    private final Plugins plugins;
    private final Drain drain;
    private final OpenRequests open;
    private final Vitals vitals;
    private final Lanes lanes;

    @Inject
    StatusPages(LiveGeneration live, Plugins plugins, Drain drain, OpenRequests open, Vitals vitals, Lanes lanes) {
        this.live = live;
        this.plugins = plugins;
        this.drain = drain;
        this.open = open;
        this.vitals = vitals;
        this.lanes = lanes;
    }

    /** Returns what this server is. */
    Page product() {
        JsonObjectBuilder build = Json.createObjectBuilder().add("name", "dvara");
        String version = StatusPages.class.getPackage().getImplementationVersion();
        return Page.json(Json.createObjectBuilder()
                .add("build", build.add("version", version == null ? "development" : version))
                .add("java", Json.createObjectBuilder().add("version", System.getProperty("java.version")))
                .build());
    }

    /** Returns what serves now. */
    Page status() {
        try (Lease lease = live.lease()) {
            JsonObjectBuilder body = Json.createObjectBuilder()
                    .add("status", drain.begun() ? "DRAINING" : "UP")
                    .add("generation", lease.generation().number())
                    .add("in_flight_requests", open.requests())
                    .add("active_streams", open.streams())
                    .add("providers", providers(lease.generation().providers()))
                    .add("routes", RouteStatus.of(lease.generation().routes().all()))
                    .add("plugins", plugins());
            plugins.configurationProblem().ifPresent(problem -> body.add("configuration_problem", problem));
            return Page.json(body.build());
        }
    }

    private JsonArrayBuilder providers(List<ProviderInstance> providers) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (ProviderInstance provider : providers) {
            all.add(Json.createObjectBuilder()
                    .add("name", provider.name())
                    .add("type", provider.type())
                    .add("plugin", provider.plugin())
                    .add("prefixes", Json.createArrayBuilder(provider.prefixes()))
                    .add("calls_in_flight", lanes.inFlight(provider.name()))
                    .add("circuits", circuits(provider.name())));
        }
        return all;
    }

    private JsonArrayBuilder circuits(String provider) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Vitals.Reading reading : vitals.readings(provider)) {
            JsonObjectBuilder circuit = Json.createObjectBuilder()
                    .add("model", reading.target().model())
                    .add("state", reading.circuit().name());
            if (reading.coolingFor().isPositive()) {
                circuit.add("cooling_ms", reading.coolingFor().toMillis());
            }
            all.add(circuit);
        }
        return all;
    }

    private JsonArrayBuilder plugins() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        plugins.status().forEach(plugin -> all.add(plugin(plugin)));
        return all;
    }

    private static JsonObject plugin(PluginStatus plugin) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("id", plugin.id())
                .add("version", plugin.version())
                .add("file", plugin.file())
                .add("state", plugin.state().name())
                .add("components", Json.createArrayBuilder(plugin.components()));
        plugin.reason().ifPresent(reason -> body.add("reason", reason));
        return body.build();
    }
}
