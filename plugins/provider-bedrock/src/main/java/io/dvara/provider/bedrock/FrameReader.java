package io.dvara.provider.bedrock;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Cuts a stream of bytes into the vendor's binary frames; reads no further than it must.
 *
 * <p>The length of a frame is believed only after its own checksum, so that a broken one neither waits
 * for bytes that never come nor takes memory for them. The vendor's library checks and reads the rest.
 */
final class FrameReader {

    /** The library takes no longer ones. */
    private static final int LONGEST = 24 << 20;

    private static final int LENGTHS = 8;
    private static final int PRELUDE = LENGTHS + 4;
    private static final int SHORTEST = PRELUDE + 4;

    private final PushbackInputStream in;

    /**
     * One frame.
     *
     * @param message headers and payload
     */
    record Frame(Message message) {

        /** Returns a header that is a text. */
        Optional<String> header(String name) {
            try {
                return Optional.ofNullable(message.getHeaders().get(name)).map(HeaderValue::getString);
            } catch (IllegalStateException _) {
                return Optional.empty();
            }
        }

        byte[] payload() {
            return message.getPayload();
        }
    }

    FrameReader(InputStream in) {
        this.in = new PushbackInputStream(in);
    }

    /** Returns the first byte that has not been read, waiting for it; -1 at the end. */
    int peek() {
        try {
            int first = in.read();
            if (first >= 0) {
                in.unread(first);
            }
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be read", e);
        }
    }

    /** Returns everything that has not been read. */
    byte[] rest() {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be read", e);
        }
    }

    /**
     * Returns the next frame; nothing at the end of the stream.
     *
     * @throws ProviderException when the stream ends within a frame, or the frame is broken
     */
    Optional<Frame> next() {
        byte[] prelude = read(PRELUDE);
        if (prelude.length == 0) {
            return Optional.empty();
        }
        require(prelude.length == PRELUDE);
        int length = lengthIn(prelude);
        byte[] rest = read(length - PRELUDE);
        require(rest.length == length - PRELUDE);
        return Optional.of(new Frame(
                decoded(ByteBuffer.allocate(length).put(prelude).put(rest).flip())));
    }

    private static Message decoded(ByteBuffer frame) {
        try {
            return Message.decode(frame);
        } catch (RuntimeException e) {
            throw new ProviderException(Fault.MALFORMED, "Bedrock sent a frame that is broken", e);
        }
    }

    private static int lengthIn(byte[] prelude) {
        ByteBuffer numbers = ByteBuffer.wrap(prelude);
        int length = numbers.getInt();
        CRC32 checksum = new CRC32();
        checksum.update(prelude, 0, LENGTHS);
        boolean isWhole = numbers.getInt(LENGTHS) == (int) checksum.getValue();
        if (!isWhole || length < SHORTEST || length > LONGEST) {
            throw new ProviderException(Fault.MALFORMED, "Bedrock sent a frame whose beginning is broken");
        }
        return length;
    }

    private byte[] read(int length) {
        try {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be read", e);
        }
    }

    private static void require(boolean isWhole) {
        if (!isWhole) {
            throw new ProviderException(Fault.BROKEN, "the answer of Bedrock broke off within a frame");
        }
    }
}
