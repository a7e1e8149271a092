package io.dvara.gateway.http.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.json.JacksonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes events with their names, one after the other by one generator; for one stream. */
final class Events {

    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out;
    private final MessageJson answer;
    private final JsonGenerator json;

    Events(JacksonCodec codec, MessageStyle style, ByteArrayOutputStream out) throws IOException {
        this.out = out;
        answer = new MessageJson(codec, out, style);
        json = answer.json();
    }

    /** Writes the members of an event. */
    @FunctionalInterface
    interface Body {
        void write(MessageJson answer, JsonGenerator json) throws IOException;
    }

    /** Returns whether what has no place in the canonical form is in the words of the dialect. */
    boolean isInVendorsWords() {
        return answer.isInVendorsWords();
    }

    /** Writes an event of the message as a whole. */
    void event(String type, Body body) throws IOException {
        out.writeBytes(("event: " + type + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        json.writeStartObject();
        json.writeStringField("type", type);
        body.write(answer, json);
        json.writeEndObject();
        json.flush();
        out.writeBytes(END);
    }

    /** Writes the begin of a content block. */
    void start(int index, Body block) throws IOException {
        event("content_block_start", (out, object) -> {
            object.writeNumberField("index", index);
            object.writeObjectFieldStart("content_block");
            block.write(out, object);
            object.writeEndObject();
        });
    }

    /** Writes what is added to a content block. */
    void delta(int index, String type, Body delta) throws IOException {
        event("content_block_delta", (out, object) -> {
            object.writeNumberField("index", index);
            object.writeObjectFieldStart("delta");
            object.writeStringField("type", type);
            delta.write(out, object);
            object.writeEndObject();
        });
    }

    /** Writes the end of a content block. */
    void stop(int index) throws IOException {
        event("content_block_stop", (_, object) -> object.writeNumberField("index", index));
    }

    void close() throws IOException {
        answer.close();
    }
}
