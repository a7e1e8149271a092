package io.dvara.api.http;

import io.dvara.api.Stable;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

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
     * Bytes as they are, for instance what a signature was made over.
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

    /** Makes a body of JSON. */
    static HttpBody json(JsonValue value) {
        return new Json(value, "application/json");
    }

    /** Makes a body of bytes. */
    static HttpBody bytes(byte[] value, String mediaType) {
        return new Bytes(value, mediaType);
    }
}
