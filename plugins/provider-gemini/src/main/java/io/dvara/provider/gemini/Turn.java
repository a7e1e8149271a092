package io.dvara.provider.gemini;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;

/** A content in the vendor's sense, while its parts are gathered. */
final class Turn {

    static final String USER = "user";
    static final String MODEL = "model";

    /** By this the vendor lets a call pass whose thoughts are not its own or were not kept, in base64. */
    private static final String UNKNOWN_THOUGHTS = "c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I=";

    static final String SIGNATURE = "thoughtSignature";

    private final String role;
    private final List<JsonObject> parts = new ArrayList<>();

    Turn(String role) {
        this.role = role;
    }

    String role() {
        return role;
    }

    void addAll(List<JsonObject> more) {
        parts.addAll(more);
    }

    boolean has(String member) {
        return parts.stream().anyMatch(part -> part.containsKey(member));
    }

    /** Moves results before all else, where the vendor wants them. */
    void resultsFirst() {
        List<JsonObject> results = parts.stream()
                .filter(part -> part.containsKey("functionResponse"))
                .toList();
        parts.removeAll(results);
        parts.addAll(0, results);
    }

    /** Signs the first call of a turn when nobody has kept its signature. */
    void signFirstCall(JsonProvider make) {
        for (int i = 0; i < parts.size(); i++) {
            JsonObject part = parts.get(i);
            if (part.containsKey("functionCall")) {
                if (!part.containsKey(SIGNATURE)) {
                    parts.set(i, signed(make, part, UNKNOWN_THOUGHTS));
                }
                return;
            }
        }
    }

    JsonObject content(JsonProvider make) {
        JsonArrayBuilder list = make.createArrayBuilder();
        parts.forEach(list::add);
        return make.createObjectBuilder().add("role", role).add("parts", list).build();
    }

    static JsonObject signed(JsonProvider make, JsonObject part, String signature) {
        return make.createObjectBuilder(part).add(SIGNATURE, signature).build();
    }

    static boolean isSigned(JsonObject part) {
        return part.containsKey(SIGNATURE);
    }
}
