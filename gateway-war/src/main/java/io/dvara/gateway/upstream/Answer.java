package io.dvara.gateway.upstream;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpHeaders;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** An answer whose body is read under watch. */
final class Answer implements HttpAnswer {

    private final OutgoingRequest request;
    private final ClassicHttpResponse response;
    private final Attempt attempt;
    private final LeftOvers leftOvers;
    private final HttpHeaders headers;
    private final AnswerBody body;
    private boolean finished;
    private boolean closed;

    Answer(OutgoingRequest request, ClassicHttpResponse response, Attempt attempt, LeftOvers leftOvers) {
        this.request = request;
        this.response = response;
        this.attempt = attempt;
        this.leftOvers = leftOvers;
        this.headers = headers(response);
        this.body = AnswerBody.of(request, response, attempt);
    }

    @Override
    public int status() {
        return response.getCode();
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
    public void finish() {
        finished = true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        attempt.finished();
        if (body.atEnd()) {
            leftOvers.release(response);
        } else if (finished) {
            leftOvers.readToEnd(request, response);
        } else {
            leftOvers.cut(request);
        }
    }

    private static HttpHeaders headers(ClassicHttpResponse response) {
        List<HttpHeaders.Field> fields = new ArrayList<>();
        for (Header header : response.getHeaders()) {
            fields.add(new HttpHeaders.Field(header.getName(), header.getValue() == null ? "" : header.getValue()));
        }
        return new HttpHeaders(fields);
    }
}
