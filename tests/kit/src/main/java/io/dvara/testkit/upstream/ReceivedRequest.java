package io.dvara.testkit.upstream;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A request as the upstream read it, whole.
 *
 * @param arrival when and on which connection it came
 * @param line its first line
 * @param headers its header fields
 * @param body its body, after chunked coding was undone
 */
public record ReceivedRequest(Arrival arrival, Line line, Headers headers, byte[] body) {

    /**
     * When and where a request came in.
     *
     * @param number counts from 1 over the upstream's life
     * @param connection counts from 1 over the upstream's connections
     * @param ahead requests on the same connection that were not answered yet (pipelining)
     * @param at the moment at which its last byte was read, on the upstream's clock
     */
    public record Arrival(int number, int connection, int ahead, Instant at) {}

    /**
     * The first line of a request.
     *
     * @param method such as {@code POST}
     * @param target path and query as sent, percent signs untouched
     */
    public record Line(String method, String target) {}

    /** Copies the body. */
    public ReceivedRequest {
        body = body.clone();
    }

    /** Returns a copy of the body's bytes. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Returns the method, such as {@code POST}. */
    public String method() {
        return line.method();
    }

    /** Returns the path as sent, without the query. */
    public String path() {
        int query = line.target().indexOf('?');
        return query < 0 ? line.target() : line.target().substring(0, query);
    }

    /** Returns the query as sent, without its question mark. */
    public Optional<String> query() {
        int query = line.target().indexOf('?');
        return query < 0 ? Optional.empty() : Optional.of(line.target().substring(query + 1));
    }

    /** Returns the first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Returns the body as JSON.
     *
     * @throws jakarta.json.JsonException when it is not JSON
     */
    public JsonValue json() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readValue();
        }
    }

    @Override
    public String toString() {
        return "#%d %s %s (%d bytes, connection %d)"
                .formatted(arrival.number(), line.method(), line.target(), body.length, arrival.connection());
    }
}
