package io.dvara.translation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every vendor makes of every field of an endpoint, asked once and remembered. */
final class Matrix {

    private final String endpoint;
    private final Fleet.Running fleet;
    private final Map<JsonObject, Fleet.Told> asked = new HashMap<>();

    /** Begins a matrix of an endpoint, such as {@code chat/completions}. */
    Matrix(String endpoint, Fleet.Running fleet) {
        this.endpoint = endpoint;
        this.fleet = fleet;
    }

    /** Asks a model of a vendor with and without the field. */
    Outcome outcome(Vendor vendor, String model, Field field) {
        Fleet.Told without = ask(model, field.without());
        if (without.reply().status() != 200) {
            return new Outcome.Wrong(
                    "refused without the field too: " + without.reply().body());
        }
        return Outcome.of(vendor, field, without, ask(model, field.with()));
    }

    private Fleet.Told ask(String model, JsonObject body) {
        JsonObject request = Json.createObjectBuilder(body).add("model", model).build();
        return asked.computeIfAbsent(request, it -> fleet.ask(endpoint, it));
    }

    /** Returns the cells of a row in the order of the vendors. */
    List<String> row(List<Vendor> vendors, Field field, Map<Vendor, String> models) {
        return vendors.stream()
                .map(vendor -> outcome(vendor, models.get(vendor), field).symbol())
                .toList();
    }
}
