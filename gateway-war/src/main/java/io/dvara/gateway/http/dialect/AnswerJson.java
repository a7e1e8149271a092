package io.dvara.gateway.http.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Writes the JSON of an answer; for one thread. */
public class AnswerJson implements AutoCloseable {

    private final JacksonCodec codec;
    private final JsonGenerator json;

    /** Begins to write where the stream stands. */
    public AnswerJson(JacksonCodec codec, OutputStream out) throws IOException {
        this.codec = codec;
        json = codec.generator(out);
    }

    /** Returns what writes the tokens. */
    public final JsonGenerator json() {
        return json;
    }

    /** Writes a member of text, with whatever UTF-8 cannot carry replaced. */
    public final void text(String name, String text) throws IOException {
        json.writeFieldName(name);
        json.writeString(Surrogates.replaced(text));
    }

    /** Writes a member. */
    public final void value(String name, JsonValue value) throws IOException {
        json.writeFieldName(name);
        codec.write(json, value);
    }

    /** Writes an element of an array. */
    public final void element(JsonValue value) throws IOException {
        codec.write(json, value);
    }

    /** Writes members but those that are written already. */
    public final void members(JsonObject members, Set<String> written) throws IOException {
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            if (!written.contains(member.getKey())) {
                value(member.getKey(), member.getValue());
            }
        }
    }

    /** Writes a count that is known. */
    public final void count(String name, OptionalLong count) throws IOException {
        if (count.isPresent()) {
            json.writeNumberField(name, count.getAsLong());
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
