package io.dvara.provider.bedrock;

import io.dvara.provider.kit.Merging;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** Gathers the fields that the vendor passes on to the model as they are. */
final class Additional {

    private final JsonProvider make;
    private JsonObject fields = JsonValue.EMPTY_JSON_OBJECT;

    Additional(JsonProvider make) {
        this.make = make;
    }

    /** Adds fields, also within objects that are there already; later ones count more. */
    void add(JsonObject more) {
        fields = Merging.deep(make, fields, more);
    }

    /** Adds a value at a place whose dots lead inwards. */
    void add(String place, JsonValue value) {
        int dot = place.indexOf('.');
        if (dot < 0) {
            add(make.createObjectBuilder().add(place, value).build());
        } else {
            Additional inner = new Additional(make);
            inner.add(place.substring(dot + 1), value);
            add(make.createObjectBuilder()
                    .add(place.substring(0, dot), inner.fields)
                    .build());
        }
    }

    JsonObject fields() {
        return fields;
    }
}
