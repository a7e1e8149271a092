package io.dvara.testkit.provider;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpClient;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * A client that answers every request from memory, for tests over thousands of variations.
 *
 * @param status the status of every answer
 * @param headers its header fields
 * @param body its body
 * @param mostPerRead the most bytes that one read returns
 */
public record CannedHttp(int status, HttpHeaders headers, byte[] body, int mostPerRead) implements HttpClient {

    /** Copies the body. */
    public CannedHttp {
        body = body.clone();
    }

    /** Makes a client that answers 200 with a body of this type. */
    public static CannedHttp ok(String mediaType, byte[] body) {
        return new CannedHttp(200, HttpHeaders.NONE.with("Content-Type", mediaType), body, Integer.MAX_VALUE);
    }

    /** Returns a client whose reads return at most so many bytes. */
    public CannedHttp inPiecesOf(int bytes) {
        return new CannedHttp(status, headers, body, bytes);
    }

    /** Returns a copy of the body. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    @Override
    public HttpAnswer send(HttpCall request, Call call) {
        return new Answer(status, headers, new Pieces(body, mostPerRead));
    }

    private record Answer(int status, HttpHeaders headers, InputStream body) implements HttpAnswer {

        @Override
        public void close() {}
    }

    private static final class Pieces extends ByteArrayInputStream {

        private final int most;

        Pieces(byte[] body, int most) {
            super(body);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, most));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
