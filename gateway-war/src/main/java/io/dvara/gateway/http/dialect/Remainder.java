package io.dvara.gateway.http.dialect;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** Gathers the members for which the canonical form has no place. */
public final class Remainder {

    private final JsonProvider make;
    private Optional<JsonObjectBuilder> members = Optional.empty();

    /** Makes an empty remainder. */
    public Remainder(JsonProvider make) {
        this.make = make;
    }

    /** Keeps a member. */
    public void keep(String name, JsonValue value) {
        if (members.isEmpty()) {
            members = Optional.of(make.createObjectBuilder());
        }
        members.get().add(name, value);
    }

    /** Returns what was kept. */
    public JsonObject object() {
        return members.isPresent() ? members.get().build() : JsonValue.EMPTY_JSON_OBJECT;
    }
}
