package io.dvara.api.json;

import io.dvara.api.Stable;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads and writes JSON values as UTF-8, and makes them; safe for many threads.
 *
 * <p>Faster than {@code jakarta.json.Json}, which looks its provider up at every call. Numbers keep
 * their digits. Of two members with the same name the last one counts.
 */
@Stable
public interface JsonCodec {

    /**
     * Reads exactly one value and the end of the input; does not close the stream.
     *
     * @throws JsonException when the input is not JSON, or nested too deep
     */
    JsonValue read(InputStream in);

    /**
     * Reads exactly one value from part of an array.
     *
     * @throws JsonException when the bytes are not JSON, or nested too deep
     */
    JsonValue read(byte[] bytes, int from, int length);

    /**
     * Reads exactly one value from text.
     *
     * @throws JsonException when the text is not JSON, or nested too deep
     */
    JsonValue read(String text);

    /**
     * Reads exactly one object from text.
     *
     * @throws JsonException when the text is not a JSON object, or nested too deep
     */
    default JsonObject readObject(String text) {
        if (read(text) instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("a JSON object is expected");
    }

    /** Writes a value; does not close or flush the stream. */
    void write(JsonValue value, OutputStream out);

    /** Returns a value as compact text. */
    String write(JsonValue value);

    /** Returns the maker of builders and simple values. */
    JsonProvider make();
}
