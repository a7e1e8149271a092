package io.dvara.gateway.http.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.http.dialect.AnswerJson;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Writes events with their names and numbers, one after the other by one generator; for one stream. */
final class Events {

    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final String TYPE = "type";
    private static final String NUMBER = "sequence_number";
    private static final Set<String> WRITTEN = Set.of(TYPE, NUMBER);

    private final Optional<AnswerJson> answer;
    private final ByteArrayOutputStream out;
    private int next;

    private Events(Optional<AnswerJson> answer, ByteArrayOutputStream out, int first) {
        this.answer = answer;
        this.out = out;
        next = first;
    }

    /** Writes the members of an event. */
    @FunctionalInterface
    interface Body {
        void write(AnswerJson answer, JsonGenerator json) throws IOException;
    }

    static Events to(ByteArrayOutputStream out, JacksonCodec codec) throws IOException {
        return to(out, codec, 0);
    }

    /** Makes events that are numbered from this number on. */
    static Events to(ByteArrayOutputStream out, JacksonCodec codec, int first) throws IOException {
        return new Events(Optional.of(new AnswerJson(codec, out)), out, first);
    }

    /** Makes events that nobody hears, for a whole answer. */
    static Events unheard() {
        return new Events(Optional.empty(), new ByteArrayOutputStream(0), 0);
    }

    /** Returns the number of the next event. */
    int next() {
        return next;
    }

    void event(String type, Body body) throws IOException {
        if (answer.isEmpty()) {
            return;
        }
        out.writeBytes(("event: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        JsonGenerator json = answer.get().json();
        json.writeStartObject();
        json.writeStringField(TYPE, type);
        json.writeNumberField(NUMBER, next++);
        body.write(answer.get(), json);
        json.writeEndObject();
        json.flush();
        out.writeBytes(END);
    }

    /** Writes an event that is there already, but for its number. */
    void event(JsonObject event) throws IOException {
        event(event.getString(TYPE), (answer, _) -> answer.members(event, WRITTEN));
    }

    void close() throws IOException {
        if (answer.isPresent()) {
            answer.get().close();
        }
    }
}
