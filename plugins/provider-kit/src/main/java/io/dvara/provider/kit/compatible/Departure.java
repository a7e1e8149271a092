package io.dvara.provider.kit.compatible;

import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Remainder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;

/** Renames, drops and refuses fields of a request as a vendor's variation declares. */
record Departure(JsonCodec json, Variation variation, Remainder policy) {

    JsonObject apply(JsonObject body, Call call) {
        if (variation.renamed().isEmpty()
                && variation.dropped().isEmpty()
                && variation.refused().isEmpty()) {
            return body;
        }
        JsonObjectBuilder applied = json.make().createObjectBuilder();
        for (Map.Entry<String, JsonValue> field : body.entrySet()) {
            String name = field.getKey();
            if (variation.refused().contains(name) && field.getValue() != JsonValue.NULL) {
                throw policy.unsupported(name);
            }
            if (variation.dropped().contains(name)) {
                call.dropped(name);
            } else {
                applied.add(variation.renamed().getOrDefault(name, name), field.getValue());
            }
        }
        return applied.build();
    }
}
