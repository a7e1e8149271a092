package io.dvara.gateway.http.responses;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Set;

/** Citations and likely tokens, which the chat dialect says otherwise. */
final class Annotations {

    private static final Set<String> KNOWN =
            Set.of("url_citation", "file_citation", "container_file_citation", "file_path");

    private Annotations() {}

    /** Returns whether clients of this dialect know annotations of this kind. */
    static boolean isKnown(JsonObject annotation) {
        return KNOWN.contains(annotation.getString("type", ""));
    }

    /** Returns an annotation whose members stand in it and not in an object within. */
    static JsonObject flat(JsonObject annotation) {
        String type = annotation.getString("type", "");
        if (!(annotation.get(type) instanceof JsonObject inner)) {
            return annotation;
        }
        JsonObjectBuilder flat = Json.createObjectBuilder(inner).add("type", type);
        if (type.equals("url_citation")) {
            flat.add("title", inner.getString("title", ""))
                    .add("start_index", inner.getInt("start_index", 0))
                    .add("end_index", inner.getInt("end_index", 0));
        }
        return flat.build();
    }

    /** Returns the likely tokens of a choice, whose bytes are a list here even when they are not known. */
    static JsonArray tokens(JsonObject logprobs) {
        JsonArrayBuilder tokens = Json.createArrayBuilder();
        if (logprobs.get("content") instanceof JsonArray content) {
            content.forEach(token -> tokens.add(token(token)));
        }
        return tokens.build();
    }

    private static JsonValue token(JsonValue value) {
        if (!(value instanceof JsonObject token)) {
            return value;
        }
        JsonObjectBuilder whole = Json.createObjectBuilder(token);
        if (token.getOrDefault("bytes", JsonValue.NULL) == JsonValue.NULL) {
            whole.add("bytes", JsonValue.EMPTY_JSON_ARRAY);
        }
        JsonArrayBuilder others = Json.createArrayBuilder();
        if (token.get("top_logprobs") instanceof JsonArray likely) {
            likely.forEach(other -> others.add(token(other)));
        }
        return token.containsKey("top_logprobs")
                ? whole.add("top_logprobs", others).build()
                : whole.build();
    }
}
