package io.dvara.provider.bedrock;

import io.dvara.testkit.provider.StreamForm;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * The vendor's binary frames: an object of one member is an event of that name.
 *
 * <p>A name that ends in {@code Exception} makes an exception; a string is the payload of an event as it
 * stands.
 */
final class Frames implements StreamForm {

    @Override
    public String mediaType() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    public byte[] encode(JsonValue event) {
        if (event instanceof JsonString text) {
            return frame("event", "contentBlockDelta", text.getString());
        }
        Map.Entry<String, JsonValue> only =
                event.asJsonObject().entrySet().iterator().next();
        String kind = only.getKey().endsWith("Exception") ? "exception" : "event";
        return frame(kind, only.getKey(), only.getValue().toString());
    }

    @Override
    public byte[] keepAlive() {
        return encode(of("keepAlive", JsonValue.EMPTY_JSON_OBJECT));
    }

    static JsonObject of(String name, JsonValue payload) {
        return Json.createObjectBuilder().add(name, payload).build();
    }

    static byte[] frame(String kind, String type, String payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":" + kind + "-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        headers.put(":message-type", HeaderValue.fromString(kind));
        return bytes(headers, payload);
    }

    static byte[] bytes(Map<String, HeaderValue> headers, String payload) {
        var buffer = new Message(headers, payload.getBytes(StandardCharsets.UTF_8)).toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
