package io.dvara.sdk;

import io.dvara.testkit.upstream.ReceivedRequest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/** What a vendor is asked for. */
record Asked(JsonObject body) {

    static Asked of(ReceivedRequest request) {
        return new Asked(request.body().length == 0 ? JsonValue.EMPTY_JSON_OBJECT : (JsonObject) request.json());
    }

    String model() {
        return body.getString("model", "");
    }

    boolean streamed() {
        return body.getBoolean("stream", false);
    }

    boolean offersTools() {
        return body.containsKey("tools");
    }

    /** Returns the schema at the end of this path, if the request has one. */
    Optional<JsonObject> schema(String... path) {
        JsonValue at = body;
        for (String name : path) {
            at = at instanceof JsonObject object ? object.get(name) : null;
        }
        return at instanceof JsonObject schema ? Optional.of(schema) : Optional.empty();
    }

    /** Returns a text as JSON. */
    static String quoted(String text) {
        return Json.createValue(text).toString();
    }

    JsonObject lastMessage() {
        JsonArray messages = body.getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1);
    }

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
