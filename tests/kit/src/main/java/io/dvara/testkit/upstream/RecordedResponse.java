package io.dvara.testkit.upstream;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a provider answered.
 *
 * @param status the HTTP status
 * @param headers those that the recorder kept
 * @param form how the body is framed
 * @param body its bytes, decoded from transfer and content coding
 */
public record RecordedResponse(int status, Headers headers, Form form, byte[] body) {

    private static final Set<String> BELONG_TO_THE_CONNECTION =
            Set.of("transfer-encoding", "content-length", "content-encoding", "connection");

    /** The framings of recorded bodies. */
    public enum Form {

        /** One JSON text. */
        WHOLE("body"),

        /** Server-sent events. */
        SSE("sse"),

        /** Newline-delimited JSON. */
        NDJSON("ndjson"),

        /** Binary frames of {@code application/vnd.amazon.eventstream}. */
        EVENT_STREAM("eventstream"),

        /** Bytes of another kind. */
        BINARY("body_base64");

        private final String key;

        Form(String key) {
            this.key = key;
        }

        private byte[] read(JsonObject response) {
            return switch (this) {
                case WHOLE -> response.get(key).toString().getBytes(StandardCharsets.UTF_8);
                case SSE, NDJSON -> response.getString(key).getBytes(StandardCharsets.UTF_8);
                case EVENT_STREAM, BINARY -> Base64.getDecoder().decode(response.getString(key));
            };
        }

        private static Form of(JsonObject response) {
            for (Form form : values()) {
                if (response.containsKey(form.key)) {
                    return form;
                }
            }
            throw new IllegalArgumentException("a recorded response without a body");
        }
    }

    /** Copies the body. */
    public RecordedResponse {
        body = body.clone();
    }

    /** Returns a copy of the body's bytes. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns whether the body came in parts. */
    public boolean isStream() {
        return form == Form.SSE || form == Form.NDJSON || form == Form.EVENT_STREAM;
    }

    /** Returns the body event by event (or line or frame); together they are the body. */
    public List<byte[]> pieces() {
        return RecordedPieces.of(form, body);
    }

    /** Returns a script with the recorded status and headers and without a body. */
    public Script head() {
        Script script = Script.answer(status);
        for (Header header : headers.all()) {
            if (!BELONG_TO_THE_CONNECTION.contains(header.name().toLowerCase(Locale.ROOT))) {
                script = script.header(header.name(), header.value());
            }
        }
        return isStream() ? script.chunked() : script;
    }

    /** Returns a script that sends the answer at once. */
    public Script replay() {
        return head().send(body);
    }

    /** Returns a script that sends event by event with a pause after each. */
    public Script replay(Duration interval) {
        Script script = head();
        for (byte[] piece : pieces()) {
            script = script.send(piece).pause(interval);
        }
        return script;
    }

    /** Returns a script that sends pieces of so many bytes, wherever they cut an event. */
    public Script replayInPiecesOf(int bytes) {
        return head().inPieces(body, bytes, Duration.ZERO);
    }

    static RecordedResponse of(JsonObject json) {
        Form form = Form.of(json);
        return new RecordedResponse(
                json.getInt("status"), Headers.of(json.getJsonObject("headers")), form, form.read(json));
    }
}
