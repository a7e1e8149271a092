package io.dvara.provider.kit;

import io.dvara.api.json.JsonCodec;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON values of which each stands on a line of its own.
 *
 * <p>A cursor: {@link #next} goes to the next line that is not blank, the other methods speak of that
 * one. The last line need not end in a line feed; when the stream broke off within it, it is no JSON.
 * Not for several threads; closes nothing.
 */
public final class NdjsonReader {

    private final LineReader lines;

    /** Makes a reader that takes lines up to 64 MB. */
    public NdjsonReader(InputStream in) {
        this(in, LineReader.LONGEST_LINE);
    }

    /**
     * Makes a reader with a limit of its own.
     *
     * @param longest the most bytes of a line; a longer one is malformed
     */
    public NdjsonReader(InputStream in, int longest) {
        this.lines = new LineReader(in, longest);
    }

    /** Goes to the next line; blocks for it, and returns false at the end of the stream. */
    public boolean next() {
        while (lines.next() || lines.takeUnended()) {
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the line without its end. */
    public String text() {
        return new String(lines.array(), lines.from(), lines.length(), StandardCharsets.UTF_8);
    }

    /**
     * Reads the line as JSON.
     *
     * @throws jakarta.json.JsonException when it is not JSON
     */
    public JsonValue json(JsonCodec codec) {
        return codec.read(lines.array(), lines.from(), lines.length());
    }

    private boolean isBlank() {
        for (int i = lines.from(); i < lines.from() + lines.length(); i++) {
            if (lines.array()[i] != ' ' && lines.array()[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
