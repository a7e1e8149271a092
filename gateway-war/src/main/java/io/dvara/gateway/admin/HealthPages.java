package io.dvara.gateway.admin;

import io.dvara.gateway.live.Drain;
import io.dvara.gateway.plugins.PluginStatus;
import io.dvara.gateway.plugins.Plugins;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Health in the form of MicroProfile Health: alive, and ready for requests. */
@SingleInstance
class HealthPages {

    private static final int SERVICE_UNAVAILABLE = 503;

    private final Drain drain;
    private final Plugins plugins;

    @Inject
    HealthPages(Drain drain, Plugins plugins) {
        this.drain = drain;
        this.plugins = plugins;
    }

    /** Returns whether the process answers; it does. */
    Page liveness() {
        return Page.json(page("UP", Json.createArrayBuilder().add(check("process", "UP"))));
    }

    /** Returns whether requests may come: they may until the server begins to stop. */
    Page readiness() {
        return ready(Json.createArrayBuilder());
    }

    /** Returns both. */
    Page health() {
        return ready(Json.createArrayBuilder().add(check("process", "UP")));
    }

    private Page ready(JsonArrayBuilder checks) {
        String status = drain.begun() ? "DOWN" : "UP";
        JsonObject body = page(status, checks.add(check("gateway", status)).add(pluginsCheck()));
        return drain.begun() ? Page.json(SERVICE_UNAVAILABLE, body) : Page.json(body);
    }

    /** A plugin that is not well is named, and harms nobody else: the gateway stays up. */
    private JsonObject pluginsCheck() {
        JsonObjectBuilder named = Json.createObjectBuilder();
        for (PluginStatus plugin : plugins.status()) {
            if (plugin.state() != PluginStatus.State.LOADED) {
                named.add(
                        plugin.id(),
                        plugin.state() + plugin.reason().map(it -> ": " + it).orElse(""));
            }
        }
        JsonObject unwell = named.build();
        JsonObject up = check("plugins", "UP");
        return unwell.isEmpty()
                ? up
                : Json.createObjectBuilder(up).add("data", unwell).build();
    }

    private static JsonObject page(String status, JsonArrayBuilder checks) {
        return Json.createObjectBuilder()
                .add("status", status)
                .add("checks", checks)
                .build();
    }

    private static JsonObject check(String name, String status) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("status", status)
                .build();
    }
}
