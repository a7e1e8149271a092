package io.dvara.provider.gemini;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;

/** Writes requests that count tokens; the two doors want the same words in another place. */
final class TokenCount {

    private static final List<String> COUNTED = List.of("contents", "systemInstruction", "tools", "generationConfig");

    private TokenCount() {}

    /** Returns the request that counts what a request for an answer holds. */
    static JsonObject of(JsonObject request, String model, Door door, JsonProvider make) {
        if (door == Door.GEMINI) {
            JsonObjectBuilder named = make.createObjectBuilder().add("model", Address.path(model));
            return make.createObjectBuilder()
                    .add("generateContentRequest", named.addAll(make.createObjectBuilder(request)))
                    .build();
        }
        JsonObjectBuilder counted = make.createObjectBuilder();
        for (String name : COUNTED) {
            JsonValue value = request.get(name);
            if (value != null) {
                counted.add(name, value);
            }
        }
        return counted.build();
    }
}
