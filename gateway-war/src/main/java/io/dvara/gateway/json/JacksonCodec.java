package io.dvara.gateway.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.dvara.api.json.JsonCodec;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The codec over Jackson's streams; buffers are pooled, since threads here are short-lived. */
@SingleInstance
public class JacksonCodec implements JsonCodec {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_STRING = 64 * 1024 * 1024;

    private final JsonProvider provider = JsonProvider.provider();
    private final ValueReader reader = new ValueReader(provider);
    private final JsonFactory factory;

    /** Makes a codec with usual limits. */
    public JacksonCodec() {
        this(MAX_DEPTH, MAX_STRING);
    }

    /** Makes a codec that allows what the settings allow. */
    @Inject
    public JacksonCodec(Settings settings) {
        this(settings.requests().maxDepth(), (int) Math.min(
                Integer.MAX_VALUE,
                Math.max(settings.requests().maxBytes(), settings.upstream().maxAnswerBytes())));
    }

    private JacksonCodec(int maxDepth, int maxString) {
        factory = new JsonFactoryBuilder()
                .rootValueSeparator((String) null)
                .recyclerPool(new PooledBuffers())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxString)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .build();
    }

    @Override
    public JsonValue read(InputStream in) {
        try (JsonParser parser = parser(in)) {
            return document(parser);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public JsonValue read(byte[] bytes, int from, int length) {
        try (JsonParser parser = factory.createParser(bytes, from, length)) {
            return document(parser);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public JsonValue read(String text) {
        try (JsonParser parser = factory.createParser(text)) {
            return document(parser);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void write(JsonValue value, OutputStream out) {
        try (JsonGenerator generator = generator(out)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
    }

    @Override
    public String write(JsonValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(text)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
        return text.toString();
    }

    @Override
    public JsonProvider make() {
        return provider;
    }

    /** Returns a writer of UTF-8; closing it neither closes nor flushes the stream. */
    public JsonGenerator generator(OutputStream out) throws IOException {
        return factory.createGenerator(out, JsonEncoding.UTF8);
    }

    /** Writes a value where the generator stands. */
    public void write(JsonGenerator generator, JsonValue value) throws IOException {
        ValueWriter.write(generator, value);
    }

    /** Returns a reader; closing it does not close the stream. */
    public JsonParser parser(InputStream in) throws IOException {
        return factory.createParser(in);
    }

    /** Returns the value at the parser's current token and leaves it at the value's last one. */
    public JsonValue read(JsonParser parser) throws IOException {
        return reader.value(parser);
    }

    /**
     * Returns why bytes cannot be read as JSON: what and where, never the content.
     *
     * @param e what reading failed with
     */
    public JsonException unreadable(IOException e) {
        return new JsonException(Unreadable.message(e), e);
    }

    private JsonValue document(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonException("nothing where a JSON value is expected");
        }
        JsonValue value = reader.value(parser);
        if (parser.nextToken() != null) {
            throw new JsonException("more follows the JSON value at " + Unreadable.place(parser.currentLocation()));
        }
        return value;
    }
}
