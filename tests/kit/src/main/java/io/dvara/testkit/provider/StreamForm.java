package io.dvara.testkit.provider;

import io.dvara.testkit.upstream.Sse;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** How a vendor frames the events of a stream; a vendor with frames of its own implements it. */
public interface StreamForm {

    /**
     * Server-sent events.
     *
     * <p>An object of {@code event} and {@code data} alone is a named event, a string is data as it
     * stands, any other value is an event of data.
     */
    StreamForm SSE = new StreamForm() {

        @Override
        public String mediaType() {
            return "text/event-stream";
        }

        @Override
        public byte[] encode(JsonValue event) {
            if (event instanceof JsonObject named && named.keySet().equals(Set.of("event", "data"))) {
                return Sse.event(named.getString("event"), data(named.get("data")));
            }
            return Sse.data(data(event));
        }

        @Override
        public byte[] keepAlive() {
            return Sse.comment("ping");
        }

        private static String data(JsonValue value) {
            return value instanceof JsonString text ? text.getString() : value.toString();
        }
    };

    /** Newline-delimited JSON; a string is a line as it stands. */
    StreamForm LINES = new StreamForm() {

        @Override
        public String mediaType() {
            return "application/x-ndjson";
        }

        @Override
        public byte[] encode(JsonValue event) {
            String line = event instanceof JsonString text ? text.getString() : event.toString();
            return (line + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] keepAlive() {
            return new byte[] {'\n'};
        }
    };

    /** Returns the {@code Content-Type} of a stream. */
    String mediaType();

    /** Returns an event as it stands on the wire. */
    byte[] encode(JsonValue event);

    /** Returns what a vendor sends between two events so that nobody gives up; it means nothing. */
    byte[] keepAlive();
}
