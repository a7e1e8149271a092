package io.dvara.system;

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
import java.util.Map;

/** A plain HTTP client for tests. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient CLIENT = client();

    private Http() {}

    /** Keeps connections for far less long than gateways do, so that none ends while it is taken. */
    private static HttpClient client() {
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    static HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    static HttpResponse<String> post(URI uri, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Returns the error, which stands at the end of the stream where one had begun. */
    static JsonObject error(HttpResponse<String> response) {
        String body = response.body();
        return json(body.startsWith("{") ? body : events(body).getLast()).getJsonObject("error");
    }

    /** Returns whether a stream began before anybody served, so that its head tells neither who did nor of a failure. */
    static boolean pinged(HttpResponse<String> response) {
        return response.body().startsWith(": ping");
    }

    /** Returns the data of a stream's events in their order. */
    static List<String> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    /** Returns a chat request of one user message. */
    static String chat(String model) {
        return Json.createObjectBuilder(Map.of("model", model))
                .add(
                        "messages",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder(Map.of("role", "user", "content", "Hi"))))
                .build()
                .toString();
    }

    /** Returns a chat request of one user message that asks for a stream. */
    static String stream(String model) {
        return Json.createObjectBuilder(json(chat(model)))
                .add("stream", true)
                .build()
                .toString();
    }
}
