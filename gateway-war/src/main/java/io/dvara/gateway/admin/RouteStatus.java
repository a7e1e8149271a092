package io.dvara.gateway.admin;

import io.dvara.gateway.live.AbsentTarget;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Writes routes for people. */
final class RouteStatus {

    private RouteStatus() {}

    static JsonArrayBuilder of(List<Route> routes) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        routes.forEach(route -> all.add(of(route)));
        return all;
    }

    private static JsonObjectBuilder of(Route route) {
        JsonArrayBuilder models = Json.createArrayBuilder();
        route.models().forEach(glob -> models.add(glob.text()));
        JsonArrayBuilder absent = Json.createArrayBuilder();
        for (AbsentTarget target : route.absent()) {
            absent.add(Json.createObjectBuilder().add("candidate", target.id()).add("reason", target.reason()));
        }
        return Json.createObjectBuilder()
                .add("name", route.name())
                .add("models", models)
                .add("strategy", route.order().type())
                .add("candidates", ids(route.candidates()))
                .add("fallbacks", ids(route.fallbacks()))
                .add("absent", absent);
    }

    private static JsonArrayBuilder ids(List<RouteTarget> targets) {
        JsonArrayBuilder ids = Json.createArrayBuilder();
        targets.forEach(target -> ids.add(target.candidate().id()));
        return ids;
    }
}
