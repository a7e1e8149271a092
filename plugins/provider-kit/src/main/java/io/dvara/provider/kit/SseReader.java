package io.dvara.provider.kit;

import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads server-sent events one by one, as in the WHATWG HTML standard, section 9.2.
 *
 * <p>A cursor: {@link #next} goes to the next event that has data, the other methods speak of that
 * one. An event is there as soon as its blank line was read; one that the stream breaks off within is
 * none. Not for several threads; closes nothing.
 */
public final class SseReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] DATA = ascii("data");
    private static final byte[] EVENT = ascii("event");
    private static final int FIRST_SIZE = 1 << 10;

    private final LineReader lines;
    private final int longest;
    private byte[] data = new byte[FIRST_SIZE];
    private int length;
    private int dataLines;
    private String name = "";
    private boolean begun;

    /** Makes a reader that takes events up to 64 MB. */
    public SseReader(InputStream in) {
        this(in, LineReader.LONGEST_LINE);
    }

    /**
     * Makes a reader with a limit of its own.
     *
     * @param longest the most bytes of an event; a longer one is {@link Fault#MALFORMED}
     */
    public SseReader(InputStream in, int longest) {
        this.lines = new LineReader(in, longest);
        this.longest = longest;
    }

    /** Goes to the next event; blocks for it, and returns false at the end of the stream. */
    public boolean next() {
        begin();
        length = 0;
        dataLines = 0;
        name = "";
        while (lines.next()) {
            if (lines.length() > 0) {
                field();
            } else if (dataLines > 0) {
                return true;
            } else {
                name = "";
            }
        }
        return false;
    }

    /** Returns the first byte of what has not been read yet, blocking for it; -1 at the end. */
    public int peek() {
        begin();
        return lines.peek();
    }

    /** Returns all that has not been read yet, for an answer that turns out to be no event stream. */
    public byte[] rest() {
        return lines.rest();
    }

    /** Returns the event's name; empty when it has none. */
    public String name() {
        return name;
    }

    /** Returns the event's data; its lines are joined by a line feed. */
    public String data() {
        return new String(data, 0, length, StandardCharsets.UTF_8);
    }

    /** Returns whether the event's data is exactly this, such as {@code [DONE]}. */
    public boolean isData(String ascii) {
        if (ascii.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (data[i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads the event's data as JSON.
     *
     * @throws jakarta.json.JsonException when it is not JSON
     */
    public JsonValue json(JsonCodec codec) {
        return codec.read(data, 0, length);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            lines.skip(BYTE_ORDER_MARK);
        }
    }

    private void field() {
        byte[] line = lines.array();
        int from = lines.from();
        int to = from + lines.length();
        int colon = from;
        while (colon < to && line[colon] != ':') {
            colon++;
        }
        int value = colon < to && colon + 1 < to && line[colon + 1] == ' ' ? colon + 2 : Math.min(colon + 1, to);
        if (Arrays.equals(line, from, colon, DATA, 0, DATA.length)) {
            append(line, value, to);
        } else if (Arrays.equals(line, from, colon, EVENT, 0, EVENT.length)) {
            name = lines.text(value, to);
        }
    }

    private void append(byte[] line, int from, int to) {
        int separator = dataLines++ == 0 ? 0 : 1;
        long needed = (long) length + separator + to - from;
        if (needed > longest) {
            throw new ProviderException(
                    Fault.MALFORMED, "the answer has an event of more than " + longest + " bytes, which is not read");
        }
        if (needed > data.length) {
            data = Arrays.copyOf(data, (int) Math.max(needed, Math.min(data.length * 2L, longest)));
        }
        if (separator > 0) {
            data[length++] = '\n';
        }
        System.arraycopy(line, from, data, length, to - from);
        length += to - from;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
