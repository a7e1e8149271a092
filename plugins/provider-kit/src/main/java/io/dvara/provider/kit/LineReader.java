package io.dvara.provider.kit;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts a stream of bytes into lines that end in LF, CRLF or CR; reads no further than it must. */
final class LineReader {

    /** Lines up to this many bytes are taken; a vendor that sends longer ones is broken or hostile. */
    static final int LONGEST_LINE = 64 << 20;

    private static final int FIRST_SIZE = 2 << 10;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int position;
    private int end;
    private int lineFrom;
    private int lineTo;
    private boolean afterCarriageReturn;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Goes to the next line; false when the stream ended before the line did. */
    boolean next() {
        int scanned = position;
        while (true) {
            if (scanned == end) {
                int unread = scanned - position;
                if (!fill()) {
                    return false;
                }
                scanned = position + unread;
            }
            if (afterCarriageReturn) {
                afterCarriageReturn = false;
                if (buffer[position] == '\n') {
                    scanned = ++position;
                    continue;
                }
            }
            scanned = lineEnd(scanned);
            if (scanned < end) {
                take(scanned);
                return true;
            }
        }
    }

    /** Takes what is left after the last line end as a line; false when nothing is. */
    boolean takeUnended() {
        lineFrom = position;
        lineTo = end;
        position = end;
        return lineTo > lineFrom;
    }

    /** Returns the first byte that has not been read, waiting for it; -1 at the end. */
    int peek() {
        return position < end || fill() ? buffer[position] & 0xff : -1;
    }

    /** Returns everything that has not been read. */
    byte[] rest() {
        while (fill()) {
            if (end - position > longest) {
                throw tooLong();
            }
        }
        byte[] rest = Arrays.copyOfRange(buffer, position, end);
        position = end;
        return rest;
    }

    /** Passes over these bytes when they come next. */
    void skip(byte[] prefix) {
        while (end - position < prefix.length) {
            if (!isNext(prefix, end - position) || !fill()) {
                return;
            }
        }
        if (isNext(prefix, prefix.length)) {
            position += prefix.length;
        }
    }

    byte[] array() {
        return buffer;
    }

    int from() {
        return lineFrom;
    }

    int length() {
        return lineTo - lineFrom;
    }

    String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean isNext(byte[] prefix, int length) {
        return Arrays.equals(buffer, position, position + length, prefix, 0, length);
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < end && buffer[i] != '\n' && buffer[i] != '\r') {
            i++;
        }
        return i;
    }

    private void take(int lineEnd) {
        lineFrom = position;
        lineTo = lineEnd;
        afterCarriageReturn = buffer[lineEnd] == '\r';
        position = lineEnd + 1;
    }

    /** Reads at least one more byte behind those that are unread; false at the end. */
    private boolean fill() {
        makeRoom();
        try {
            int count = in.read(buffer, end, buffer.length - end);
            if (count < 0) {
                return false;
            }
            end += count;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be read", e);
        }
    }

    private void makeRoom() {
        if (position == end) {
            position = 0;
            end = 0;
        }
        if (end < buffer.length) {
            return;
        }
        if (position == 0) {
            buffer = Arrays.copyOf(buffer, larger());
        } else {
            System.arraycopy(buffer, position, buffer, 0, end - position);
        }
        end -= position;
        position = 0;
    }

    private int larger() {
        if (buffer.length >= longest) {
            throw tooLong();
        }
        return Math.min(buffer.length * 2, longest);
    }

    private ProviderException tooLong() {
        return new ProviderException(
                Fault.MALFORMED, "the answer has a line of more than " + longest + " bytes, which is not read");
    }
}
