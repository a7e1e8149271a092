package io.dvara.provider.kit;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;

/** Joins JSON objects, also within objects that both have. */
public final class Merging {

    private Merging() {}

    /** Returns the members of both; where both have one that is no object, the second's counts. */
    public static JsonObject deep(JsonProvider make, JsonObject first, JsonObject second) {
        if (second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return second;
        }
        JsonObjectBuilder merged = make.createObjectBuilder(first);
        for (Map.Entry<String, JsonValue> member : second.entrySet()) {
            boolean both = member.getValue() instanceof JsonObject && first.get(member.getKey()) instanceof JsonObject;
            merged.add(
                    member.getKey(),
                    both
                            ? deep(make, first.getJsonObject(member.getKey()), (JsonObject) member.getValue())
                            : member.getValue());
        }
        return merged.build();
    }
}
