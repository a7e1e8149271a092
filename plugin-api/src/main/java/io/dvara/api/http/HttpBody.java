package io.dvara.api.http;

import io.dvara.api.Stable;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** The body of a request to the outside; can be sent any number of times. */
@Stable
public sealed interface HttpBody {

    /** Returns the media type that is sent as {@code Content-Type}. */
    String mediaType();

    /**
     * A JSON value, encoded by the gateway.
     *
     * @param value the value
     * @param mediaType usually {@code application/json}
     */
    record Json(JsonValue value, String mediaType) implements HttpBody {}

    /**
     * Bytes as they are; what is long is better written, see {@link Written}.
     *
     * @param value the bytes; copied in and out
     * @param mediaType their type
     */
    record Bytes(byte[] value, String mediaType) implements HttpBody {

        /** Copies the bytes. */
        public Bytes {
            value = value.clone();
        }

        /** Returns a copy of the bytes. */
        @Override
        public byte[] value() {
            return value.clone();
        }

        /** Returns the bytes to be read, without another copy of them. */
        public InputStream open() {
            return new ByteArrayInputStream(value);
        }

        /** Returns how many there are. */
        public int length() {
            return value.length;
        }
    }

    /**
     * Bytes as they were written, for instance what a signature is made over; never copied.
     *
     * <p>They are kept in pieces, so that a long body takes no more room than its length.
     */
    final class Written implements HttpBody {

        private final Segments segments;
        private final String mediaType;

        private Written(Segments segments, String mediaType) {
            this.segments = segments;
            this.mediaType = mediaType;
        }

        @Override
        public String mediaType() {
            return mediaType;
        }

        /** Returns how many bytes there are. */
        public long length() {
            return segments.length();
        }

        /** Returns the bytes to be read. */
        public InputStream open() {
            return segments.read();
        }

        /** Writes the bytes. */
        public void writeTo(OutputStream out) throws IOException {
            segments.writeTo(out);
        }
    }

    /** Makes a body of JSON. */
    static HttpBody json(JsonValue value) {
        return new Json(value, "application/json");
    }

    /** Makes a body of bytes. */
    static HttpBody bytes(byte[] value, String mediaType) {
        return new Bytes(value, mediaType);
    }

    /**
     * Makes a body of what a writer writes.
     *
     * @param writer is asked at once, and only once; what it throws is thrown on
     * @param mediaType the type of what it writes
     */
    static Written written(Consumer<OutputStream> writer, String mediaType) {
        Segments segments = new Segments();
        writer.accept(segments);
        return new Written(segments, mediaType);
    }
}
