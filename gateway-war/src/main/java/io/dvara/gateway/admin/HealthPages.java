package io.dvara.gateway.admin;

import io.dvara.gateway.live.Drain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** Health in the form of MicroProfile Health: alive, and ready for requests. */
@ApplicationScoped
class HealthPages {

    private static final int SERVICE_UNAVAILABLE = 503;

    private final Drain drain;

    @Inject
    HealthPages(Drain drain) {
        this.drain = drain;
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
        JsonObject body = page(status, checks.add(check("gateway", status)));
        return drain.begun() ? Page.json(SERVICE_UNAVAILABLE, body) : Page.json(body);
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
