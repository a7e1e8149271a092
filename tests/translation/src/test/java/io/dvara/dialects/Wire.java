package io.dvara.dialects;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries the requests of an SDK and keeps what came back last, byte for byte; not for several threads. */
final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private String body = "";
    private Set<String> dropped = Set.of();
    private Optional<String> retryAfter = Optional.empty();

    /**
     * What an SDK wants sent.
     *
     * @param url where to
     * @param headers all fields
     * @param body JSON
     */
    record Letter(String url, Map<String, List<String>> headers, byte[] body) {}

    HttpResponse<byte[]> post(Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(letter.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()));
        letter.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            dropped = response.headers().firstValue("X-Dvara-Dropped-Params").stream()
                    .flatMap(names -> Stream.of(names.split(", ")))
                    .collect(Collectors.toSet());
            retryAfter = response.headers().firstValue("Retry-After");
            body = new String(response.body(), StandardCharsets.UTF_8);
            return response;
        } catch (IOException e) {
            throw new AssertionError("no whole answer from " + letter.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Returns the fields that the last answer tells as dropped. */
    Set<String> dropped() {
        return dropped;
    }

    /** Returns when the last answer says to come again. */
    Optional<String> retryAfter() {
        return retryAfter;
    }

    /** Returns the body that came last. */
    String body() {
        return body;
    }

    /** Returns the stream that came last, event by event. */
    List<Event> events() {
        return Event.all(body);
    }
}
