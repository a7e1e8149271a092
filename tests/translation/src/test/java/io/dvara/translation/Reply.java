package io.dvara.translation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the gateway answered.
 *
 * @param status the HTTP status
 * @param dropped the fields that it told as dropped
 * @param body as text
 */
record Reply(int status, Set<String> dropped, String body) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Reply to(URI uri, JsonObject body, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .headers(headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), dropped(response), response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + body, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Set<String> dropped(HttpResponse<String> response) {
        return response.headers().firstValue("X-Dvara-Dropped-Params").stream()
                .flatMap(names -> Stream.of(names.split(", ")))
                .collect(Collectors.toSet());
    }

    JsonObject json() {
        return json(body);
    }

    JsonObject error() {
        return json().getJsonObject("error");
    }

    /** Returns the data of a stream's events in their order. */
    List<String> events() {
        return body.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
