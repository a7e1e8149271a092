package io.dvara.translation;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Embeddings with their numbers told, since OpenAI's description does not know the form in base64. */
final class Floats {

    private Floats() {}

    static JsonObject of(JsonObject answer) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonValue element : answer.getJsonArray("data")) {
            JsonObject embedding = element.asJsonObject();
            all.add(Json.createObjectBuilder(embedding).add("embedding", numbers(embedding.get("embedding"))));
        }
        return Json.createObjectBuilder(answer).add("data", all).build();
    }

    private static JsonValue numbers(JsonValue vector) {
        if (!(vector instanceof JsonString base64)) {
            return vector;
        }
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(base64.getString())).order(ByteOrder.LITTLE_ENDIAN);
        JsonArrayBuilder numbers = Json.createArrayBuilder();
        while (bytes.hasRemaining()) {
            numbers.add(bytes.getFloat());
        }
        return numbers.build();
    }
}
