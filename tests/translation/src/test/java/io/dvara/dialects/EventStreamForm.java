package io.dvara.dialects;

import io.dvara.testkit.provider.StreamForm;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** AWS's binary frames, made by its own library: an object of one member is an event of that name. */
final class EventStreamForm implements StreamForm {

    @Override
    public String mediaType() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    public byte[] encode(JsonValue event) {
        Map.Entry<String, JsonValue> only =
                event.asJsonObject().entrySet().iterator().next();
        Map<String, HeaderValue> headers = Map.of(
                ":event-type", HeaderValue.fromString(only.getKey()),
                ":content-type", HeaderValue.fromString("application/json"),
                ":message-type", HeaderValue.fromString("event"));
        byte[] payload = only.getValue().toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = new Message(headers, payload).toByteBuffer();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    @Override
    public byte[] keepAlive() {
        return encode(Json.createObjectBuilder()
                .add("keepAlive", JsonValue.EMPTY_JSON_OBJECT)
                .build());
    }
}
