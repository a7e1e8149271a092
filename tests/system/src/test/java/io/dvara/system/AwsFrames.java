package io.dvara.system;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Frames of Amazon's event streams, written by hand. */
final class AwsFrames {

    private static final byte TEXT = 7;
    private static final int AROUND = 16;

    private AwsFrames() {}

    /** Returns an event of this type. */
    static byte[] event(String type, String json) {
        byte[] headers = headers(":message-type", "event", ":event-type", type, ":content-type", "application/json");
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(AROUND + headers.length + payload.length);
        frame.putInt(frame.capacity()).putInt(headers.length).putInt(checksum(frame));
        frame.put(headers).put(payload).putInt(checksum(frame));
        return frame.array();
    }

    private static byte[] headers(String... words) {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        for (int i = 0; i < words.length; i += 2) {
            byte[] value = words[i + 1].getBytes(StandardCharsets.UTF_8);
            headers.write(words[i].length());
            headers.writeBytes(words[i].getBytes(StandardCharsets.UTF_8));
            headers.write(TEXT);
            headers.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) value.length).array());
            headers.writeBytes(value);
        }
        return headers.toByteArray();
    }

    private static int checksum(ByteBuffer frame) {
        CRC32 checksum = new CRC32();
        checksum.update(frame.array(), 0, frame.position());
        return (int) checksum.getValue();
    }
}
