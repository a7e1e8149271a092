package io.dvara.gateway.benchmark;

import io.dvara.api.provider.Rehearsed;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A vendor's stream of a thousand pieces of text, in its own frames. */
record LongStream(String mediaType, byte[] body) {

    static final int PIECES = 1000;
    private static final String PIECE = " well";
    private static final int STRING = 7;

    /** Repeats the frame that holds a piece of what the vendor says when all is well. */
    static LongStream of(Rehearsed.VendorAnswer answer) {
        String end = answer.mediaType().contains("ndjson") ? "\n" : "\n\n";
        StringBuilder body = new StringBuilder();
        for (String frame : answer.body().split(end)) {
            int times = frame.contains(PIECE) ? PIECES : 1;
            body.repeat(frame + end, frame.isBlank() ? 0 : times);
        }
        return new LongStream(answer.mediaType(), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same in the binary frames of {@code application/vnd.amazon.eventstream}. */
    static LongStream ofEvents() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            event(body, "messageStart", "{\"role\":\"assistant\"}");
            for (int piece = 0; piece < PIECES; piece++) {
                event(body, "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + PIECE + "\"}}");
            }
            event(body, "contentBlockStop", "{\"contentBlockIndex\":0}");
            event(body, "messageStop", "{\"stopReason\":\"end_turn\"}");
            event(
                    body,
                    "metadata",
                    "{\"metrics\":{\"latencyMs\":9},\"usage\":{\"inputTokens\":9,\"outputTokens\":3,\"totalTokens\":12}}");
        } catch (IOException e) {
            throw new AssertionError("memory takes everything", e);
        }
        return new LongStream("application/vnd.amazon.eventstream", body.toByteArray());
    }

    private static void event(ByteArrayOutputStream body, String type, String json) throws IOException {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        header(headers, ":message-type", "event");
        header(headers, ":event-type", type);
        header(headers, ":content-type", "application/json");
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(frame);
        out.writeInt(headers.size() + payload.length + 16);
        out.writeInt(headers.size());
        out.writeInt(crc(frame));
        headers.writeTo(out);
        out.write(payload);
        out.writeInt(crc(frame));
        frame.writeTo(body);
    }

    private static void header(ByteArrayOutputStream headers, String name, String value) throws IOException {
        DataOutputStream out = new DataOutputStream(headers);
        out.writeByte(name.length());
        out.writeBytes(name);
        out.writeByte(STRING);
        out.writeShort(value.length());
        out.writeBytes(value);
    }

    private static int crc(ByteArrayOutputStream frame) {
        CRC32 crc = new CRC32();
        crc.update(frame.toByteArray());
        return (int) crc.getValue();
    }
}
