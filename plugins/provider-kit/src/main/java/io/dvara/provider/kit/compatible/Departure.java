package io.dvara.provider.kit.compatible;

import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Remainder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/** Renames, drops and refuses fields of a request as a vendor's variation declares. */
record Departure(JsonCodec json, Variation variation, Remainder policy) {

    JsonObject apply(JsonObject body, Call call) {
        if (isNone()) {
            return body;
        }
        JsonObjectBuilder applied = json.make().createObjectBuilder();
        for (Map.Entry<String, JsonValue> field : body.entrySet()) {
            String name = field.getKey();
            if (variation.refused().contains(name)) {
                if (!saysNothing(name, field.getValue())) {
                    throw policy.unsupported(name);
                }
            } else if (isDropped(name, field.getValue())) {
                call.dropped(name);
            } else {
                applied.add(variation.renamed().getOrDefault(name, name), field.getValue());
            }
        }
        return applied.build();
    }

    private boolean isNone() {
        return variation.renamed().isEmpty()
                && variation.words().isEmpty()
                && variation.dropped().isEmpty()
                && variation.refused().isEmpty();
    }

    private boolean isDropped(String name, JsonValue value) {
        boolean isUnknownWord = variation.words().containsKey(name)
                && value instanceof JsonString word
                && !variation.words().get(name).contains(word.getString());
        return isUnknownWord || variation.dropped().contains(name);
    }

    /** Clients like to send what holds anyway. */
    private static boolean saysNothing(String name, JsonValue value) {
        return value == JsonValue.NULL
                || value == JsonValue.FALSE
                || value.equals(JsonValue.EMPTY_JSON_OBJECT)
                || value instanceof JsonNumber number && number.doubleValue() == (name.equals("n") ? 1 : 0);
    }
}
