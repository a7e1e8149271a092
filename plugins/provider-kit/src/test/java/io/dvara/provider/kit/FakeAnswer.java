package io.dvara.provider.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** An answer that is there already and remembers whether it was closed. */
final class FakeAnswer implements HttpAnswer {

    private final int status;
    private final HttpHeaders headers;
    private final InputStream body;
    private boolean closed;

    FakeAnswer(int status, HttpHeaders headers, String body) {
        this.status = status;
        this.headers = headers;
        this.body = new ByteArrayInputStream(body.getBytes(UTF_8));
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        closed = true;
    }
}
