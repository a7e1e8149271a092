package io.dvara.testkit.provider;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** An answer whose body is read as it comes. */
final class TestAnswer implements HttpAnswer {

    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final int status;
    private final HttpHeaders headers;
    private final IncomingBody incoming;
    private final InputStream body;
    private boolean finished;

    private TestAnswer(int status, HttpHeaders headers, IncomingBody incoming) {
        this.status = status;
        this.headers = headers;
        this.incoming = incoming;
        this.body = isZipped() ? new Unzipped(incoming) : incoming;
    }

    static TestAnswer of(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, Supplier<Duration> patience) {
        IncomingBody incoming = new IncomingBody(patience);
        response.body().subscribe(incoming);
        List<HttpHeaders.Field> fields = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> fields.add(new HttpHeaders.Field(name, value))));
        return new TestAnswer(response.statusCode(), new HttpHeaders(fields), incoming);
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
    public void finish() {
        finished = true;
    }

    @Override
    public void close() {
        if (!finished || !incoming.endsWithin(A_MOMENT)) {
            incoming.close();
        }
    }

    private boolean isZipped() {
        return headers.first("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
    }

    /** Unzips from the first read on, so that a body which never begins fails there. */
    private static final class Unzipped extends FilterInputStream {

        private boolean begun;

        Unzipped(InputStream zipped) {
            super(zipped);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            try {
                if (!begun) {
                    in = new GZIPInputStream(in);
                    begun = true;
                }
                return in.read(target, from, length);
            } catch (IOException e) {
                throw new ProviderException(Fault.BROKEN, "the compressed answer broke off", e);
            }
        }
    }
}
