package io.dvara.dialects;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Lets the SDK speak over a wire that is listened to. */
record AnthropicTransport(Wire wire) implements HttpClient {

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        request.body().ifPresent(it -> it.writeTo(body));
        return new Received(wire.post(new Wire.Letter(
                request.url(),
                request.headers().names().stream()
                        .collect(Collectors.toMap(
                                name -> name, name -> request.headers().values(name))),
                body.toByteArray())));
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return CompletableFuture.completedFuture(execute(request, options));
    }

    @Override
    public void close() {
        // the wire belongs to the test
    }

    private record Received(java.net.http.HttpResponse<byte[]> response) implements HttpResponse {

        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public Headers headers() {
            Headers.Builder headers = Headers.builder();
            response.headers().map().forEach(headers::put);
            return headers.build();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(response.body());
        }

        @Override
        public void close() {
            // read to its end already
        }
    }
}
