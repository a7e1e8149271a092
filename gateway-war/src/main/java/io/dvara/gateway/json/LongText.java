package io.dvara.gateway.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.CharTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** A text of some length, encoded block by block past a generator, which takes one character after the other. */
final class LongText {

    static final int LEAST_CHARS = 8192;

    private static final int BLOCK_CHARS = 4096;
    private static final int[] ESCAPES = CharTypes.get7BitOutputEscapes();
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long BLANKS = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer encoded = ByteBuffer.allocate(BLOCK_CHARS * (int) encoder.maxBytesPerChar());

    private LongText(OutputStream out) {
        this.out = out;
    }

    /** Writes a text as the generator's next value; {@code out} is the stream that the generator writes to. */
    static void write(JsonGenerator json, OutputStream out, String text) throws IOException {
        json.writeRawValue("\"");
        json.flush();
        new LongText(out).write(text);
        json.writeRaw('"');
    }

    private void write(String text) throws IOException {
        char[] block = new char[BLOCK_CHARS];
        int kept = 0;
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + BLOCK_CHARS - kept);
            text.getChars(at, end, block, kept);
            CharBuffer chars = CharBuffer.wrap(block, 0, kept + end - at);
            encode(chars, end == text.length());
            chars.compact();
            kept = chars.position();
            at = end;
        }
    }

    private void encode(CharBuffer chars, boolean last) throws IOException {
        encoded.clear();
        var result = encoder.encode(chars, encoded, last);
        if (result.isError()) {
            result.throwException();
        }
        escape(encoded.array(), encoded.position());
    }

    private void escape(byte[] bytes, int length) throws IOException {
        int from = 0;
        for (int i = plain(bytes, 0, length); i < length; i = plain(bytes, i + 1, length)) {
            byte each = bytes[i];
            if (each >= 0 && ESCAPES[each] != 0) {
                out.write(bytes, from, i - from);
                escape(each);
                from = i + 1;
            }
        }
        out.write(bytes, from, length - from);
    }

    /** Passes over bytes that stay as they are, eight at a time but for the last ones. */
    private static int plain(byte[] bytes, int from, int length) {
        int at = from;
        while (at <= length - Long.BYTES) {
            long escapes = escapes((long) EIGHT.get(bytes, at));
            if (escapes != 0) {
                return at + Long.numberOfTrailingZeros(escapes) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** Marks the first quote, backslash or control character among eight bytes, and perhaps others after it. */
    private static long escapes(long eight) {
        long quote = eight ^ QUOTES;
        long backslash = eight ^ BACKSLASHES;
        return (eight - BLANKS & ~eight | quote - ONES & ~quote | backslash - ONES & ~backslash) & HIGH_BITS;
    }

    private void escape(byte character) throws IOException {
        out.write('\\');
        int escape = ESCAPES[character];
        if (escape > 0) {
            out.write(escape);
        } else {
            out.write(new byte[] {'u', '0', '0', HEX[character >> 4], HEX[character & 0xF]});
        }
    }
}
