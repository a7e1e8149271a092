package io.dvara.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads HTTP/1.1 messages off a socket, with as little work as will do; for one thread. */
final class Wire {

    private static final int BUFFER = 64 * 1024;
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NOT_GIVEN = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int length;

    Wire(InputStream in) {
        this.in = in;
    }

    /** Reads a head and returns its first line. */
    String head() throws IOException {
        int end = endOfLine();
        String first = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
        behind(end);
        length = 0;
        for (end = endOfLine(); end > from; end = endOfLine()) {
            field(end);
            behind(end);
        }
        behind(end);
        return first;
    }

    /** Reads the body that the last head announced, whole. */
    byte[] body() throws IOException {
        if (length != NOT_GIVEN) {
            return bytes(length);
        }
        byte[] body = {};
        for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
            int end = body.length;
            body = Arrays.copyOf(body, end + chunk.length);
            System.arraycopy(chunk, 0, body, end, chunk.length);
        }
        return body;
    }

    /** Reads the body that the last head announced, and forgets it. */
    void skipBody() throws IOException {
        int left = length;
        while (left > 0) {
            if (from == to) {
                fill();
            }
            int step = Math.min(left, to - from);
            from += step;
            left -= step;
        }
    }

    /** Reads the next chunk; empty at the end. */
    byte[] chunk() throws IOException {
        int end = endOfLine();
        int size = Integer.parseInt(new String(buffer, from, end - from, StandardCharsets.ISO_8859_1), 16);
        behind(end);
        byte[] chunk = bytes(size);
        behind(endOfLine());
        return chunk;
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            if (from == to) {
                fill();
            }
            int step = Math.min(count - done, to - from);
            System.arraycopy(buffer, from, bytes, done, step);
            from += step;
            done += step;
        }
        return bytes;
    }

    private void field(int end) {
        if (begins(end, CONTENT_LENGTH)) {
            int at = from + CONTENT_LENGTH.length;
            String value = new String(buffer, at, end - at, StandardCharsets.ISO_8859_1);
            length = Integer.parseInt(value.trim());
        } else if (begins(end, CHUNKED)) {
            length = NOT_GIVEN;
        }
    }

    private boolean begins(int end, byte[] text) {
        if (end - from < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (Character.toLowerCase((char) buffer[from + i]) != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns where the line that begins at {@code from} ends. */
    private int endOfLine() throws IOException {
        int at = from;
        while (true) {
            while (at < to) {
                if (buffer[at] == '\n') {
                    return at > from && buffer[at - 1] == '\r' ? at - 1 : at;
                }
                at++;
            }
            at -= makeRoom();
            more();
        }
    }

    private void behind(int end) {
        from = buffer[end] == '\r' ? end + 2 : end + 1;
    }

    private int makeRoom() {
        if (to < buffer.length) {
            return 0;
        }
        int moved = from;
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        return moved;
    }

    private void fill() throws IOException {
        from = 0;
        to = 0;
        more();
    }

    private void more() throws IOException {
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw new EOFException("the peer ended the connection");
        }
        to += read;
    }
}
