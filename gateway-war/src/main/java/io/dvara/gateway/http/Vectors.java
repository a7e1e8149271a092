package io.dvara.gateway.http;

import io.dvara.api.embedding.EmbeddingRequest.Encoding;
import io.dvara.gateway.http.dialect.AnswerJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Vectors as arrays of numbers and as base64 of little-endian 32-bit floats. */
final class Vectors {

    private Vectors() {}

    static void write(JsonValue vector, Encoding encoding, AnswerJson out) throws IOException {
        if (vector instanceof JsonArray numbers && encoding == Encoding.BASE64) {
            out.json().writeString(base64(numbers));
        } else if (vector instanceof JsonString text && encoding == Encoding.FLOAT) {
            floats(text.getString(), out);
        } else {
            out.element(vector);
        }
    }

    private static String base64(JsonArray numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (JsonValue number : numbers) {
            bytes.putFloat((float) ((JsonNumber) number).doubleValue());
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static void floats(String base64, AnswerJson out) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        out.json().writeStartArray();
        while (bytes.remaining() >= Float.BYTES) {
            out.json().writeNumber(bytes.getFloat());
        }
        out.json().writeEndArray();
    }
}
