package io.dvara.testkit.provider;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpClient;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * A client that calls for real and fails as the gateway's own does; safe for many threads.
 *
 * <p>HTTP/1.1, no redirects, no cookies. One patience bounds connecting, the wait for the head and
 * each silence within the body; the call's own time bounds them too. The JDK sends a GET again whose connection
 * ends before the answer begins; a POST is sent once.
 */
public final class TestHttp implements HttpClient, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final java.net.http.HttpClient client;
    private final Duration patience;

    private TestHttp(Duration patience) {
        this.patience = patience;
        this.client = java.net.http.HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** Makes a client that waits ten seconds for whatever it waits for. */
    public static TestHttp create() {
        return patient(PATIENCE);
    }

    /** Makes a client with this patience. */
    public static TestHttp patient(Duration patience) {
        return new TestHttp(patience);
    }

    @Override
    public HttpAnswer send(HttpCall call, Call attempt) {
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                    client.send(request(call, attempt), HttpResponse.BodyHandlers.ofPublisher());
            return TestAnswer.of(response, () -> patience(attempt));
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new ProviderException(
                    Fault.UNREACHABLE, "no connection to " + call.uri().getAuthority(), e);
        } catch (HttpTimeoutException e) {
            throw new ProviderException(
                    Fault.TIMED_OUT, "no answer from " + call.uri().getAuthority() + " in time", e);
        } catch (IOException e) {
            throw new ProviderException(Fault.BROKEN, "the connection broke before an answer came", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Fault.CANCELLED, "the call was interrupted", e);
        }
    }

    /** Ends every connection. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private Duration patience(Call attempt) {
        Duration left = attempt.timeLeft();
        return left.compareTo(patience) < 0 ? left : patience;
    }

    private HttpRequest request(HttpCall call, Call attempt) {
        Duration wait = patience(attempt);
        if (wait.isZero()) {
            throw new ProviderException(Fault.TIMED_OUT, "no time is left for this call");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .timeout(wait)
                .method(call.method(), call.body().map(TestHttp::bytes).orElseGet(BodyPublishers::noBody))
                .setHeader("Accept-Encoding", "gzip");
        call.body().ifPresent(body -> request.setHeader("Content-Type", body.mediaType()));
        for (HttpHeaders.Field field : call.headers().fields()) {
            request.header(field.name(), field.value());
        }
        return request.build();
    }

    private static BodyPublisher bytes(HttpBody body) {
        return switch (body) {
            case HttpBody.Json json -> BodyPublishers.ofString(json.value().toString(), StandardCharsets.UTF_8);
            case HttpBody.Bytes bytes -> BodyPublishers.ofByteArray(bytes.value());
            case HttpBody.Written written -> written.length() == 0 ? BodyPublishers.noBody() : written(written);
        };
    }

    private static BodyPublisher written(HttpBody.Written written) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(written::open), written.length());
    }
}
