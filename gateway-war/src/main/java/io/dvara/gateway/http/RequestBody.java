package io.dvara.gateway.http;

import io.dvara.gateway.http.dialect.BodyFaults;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A body being read: decompressed, bounded in size and in time; for one thread. */
final class RequestBody {

    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();
    private static final long NANOS_PER_BYTE = Duration.ofSeconds(1).toNanos() / (16 * 1024);

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int MOST_DIGITS = 18;
    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

    private final Wire wire;
    private final Load.Visit visit;
    private final long started = System.nanoTime();
    private long raw;
    private boolean brokeOff;

    RequestBody(Wire wire, Load.Visit visit) {
        this.wire = wire;
        this.visit = visit;
    }

    /** Returns the visit of the request that brings it. */
    Load.Visit visit() {
        return visit;
    }

    /** Returns whether the bytes ended because their sender went away. */
    boolean brokeOff() {
        return brokeOff;
    }

    /**
     * Opens the body.
     *
     * @throws Refusal when it is not JSON, too large, or of an unknown encoding
     */
    InputStream open() {
        checkType(wire.header("Content-Type").orElse("application/json"));
        wire.header("Content-Length").ifPresent(this::checkLength);
        String encoding = wire.header("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        try {
            InputStream paced = new Paced(wire.body());
            return switch (encoding) {
                case "identity" -> new Bounded(paced);
                case "gzip", "x-gzip" -> new Bounded(plain(paced));
                default ->
                    throw Refusal.of(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "The Content-Encoding of the request is not understood: send it plain or as gzip.");
            };
        } catch (IOException e) {
            throw BodyFaults.refusal(e);
        }
    }

    /** Some servers decompress a body themselves and still name its encoding. */
    private static InputStream plain(InputStream in) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in, GZIP_MAGIC.length);
        byte[] start = peeked.readNBytes(GZIP_MAGIC.length);
        peeked.unread(start);
        return Arrays.equals(start, GZIP_MAGIC) ? new GZIPInputStream(peeked) : peeked;
    }

    private static void checkType(String contentType) {
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            throw Refusal.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Type of the request is not understood: send application/json.");
        }
    }

    private void checkLength(String length) {
        if (DIGITS.matcher(length).matches()
                && (length.length() > MOST_DIGITS || Long.parseLong(length) > visit.maxBytes())) {
            throw tooLarge();
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(
                ErrorCode.REQUEST_TOO_LARGE,
                "The request body is larger than " + visit.maxBytes() + " bytes (dvara.requests.max-bytes).");
    }

    /** Reads through one method. */
    private abstract static class Checked extends FilterInputStream {

        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public abstract int read(byte[] bytes, int from, int length) throws IOException;
    }

    /** Ends the patience with a client that sends too slowly. */
    private final class Paced extends Checked {

        Paced(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = received(bytes, from, length);
            raw += Math.max(0, count);
            if (System.nanoTime() - started > PATIENCE + raw * NANOS_PER_BYTE) {
                throw new IOException("the client sends too slowly");
            }
            return count;
        }

        private int received(byte[] bytes, int from, int length) throws IOException {
            try {
                return in.read(bytes, from, length);
            } catch (IOException e) {
                brokeOff = true;
                throw e;
            }
        }
    }

    /** Ends a body that is too large, and counts it for the load. */
    private final class Bounded extends Checked {

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            if (count > 0) {
                visit.came(count);
                if (visit.brought() > visit.maxBytes()) {
                    throw tooLarge();
                }
            }
            return count;
        }
    }
}
