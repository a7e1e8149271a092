package io.dvara.testkit.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An ordinary HTTP client of the upstream. */
final class Caller implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(uri), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> getBytes(URI uri) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(uri), BodyHandlers.ofByteArray());
    }

    HttpResponse<InputStream> open(URI uri) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(uri), BodyHandlers.ofInputStream());
    }

    <T> HttpResponse<T> call(HttpRequest.Builder request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        return http.send(request.timeout(LIMIT).build(), body);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
