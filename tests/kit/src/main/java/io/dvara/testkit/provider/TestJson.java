package io.dvara.testkit.provider;

import io.dvara.api.json.JsonCodec;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/**
 * A strict JSON codec: one value and nothing after it, valid UTF-8, at most so deep.
 *
 * <p>Safe for many threads.
 */
public final class TestJson implements JsonCodec {

    private static final int DEEPEST = 500;

    private final JsonProvider provider = JsonProvider.provider();

    /** Makes a codec. */
    public TestJson() {}

    @Override
    public JsonValue read(InputStream in) {
        return read(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    }

    @Override
    public JsonValue read(byte[] bytes, int from, int length) {
        return read(new ByteArrayInputStream(bytes, from, length));
    }

    @Override
    public JsonValue read(String text) {
        return read(new StringReader(text));
    }

    @Override
    public void write(JsonValue value, OutputStream out) {
        try {
            out.write(write(value).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("JSON cannot be written", e);
        }
    }

    @Override
    public String write(JsonValue value) {
        return value.toString();
    }

    @Override
    public JsonProvider make() {
        return provider;
    }

    private JsonValue read(Reader reader) {
        String text = text(reader);
        checkDepth(text);
        try (JsonParser parser = provider.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            if (parser.hasNext()) {
                throw new JsonException("there is more than one JSON value");
            }
            return value;
        } catch (NoSuchElementException | IllegalStateException e) {
            throw new JsonException("the JSON ends too early", e);
        }
    }

    private void checkDepth(String text) {
        int depth = 0;
        try (JsonParser parser = provider.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                depth += step(parser.next());
                if (depth > DEEPEST) {
                    throw new JsonException("the JSON is nested deeper than " + DEEPEST);
                }
            }
        }
    }

    private static int step(JsonParser.Event event) {
        return switch (event) {
            case START_ARRAY, START_OBJECT -> 1;
            case END_ARRAY, END_OBJECT -> -1;
            default -> 0;
        };
    }

    private static String text(Reader reader) {
        try {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new JsonException("the JSON cannot be read: " + e.getMessage(), e);
        }
    }
}
