package io.dvara.gateway.benchmark;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpClient;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.upstream.SentBody;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** A vendor in memory: encodes each request as the gateway would and answers with the same bytes. */
final class MemoryVendor implements HttpClient {

    private final JacksonCodec codec;
    private String mediaType = "application/json";
    private byte[] body = {};

    MemoryVendor(JacksonCodec codec) {
        this.codec = codec;
    }

    void answers(String type, byte[] bytes) {
        mediaType = type;
        body = bytes;
    }

    @Override
    public HttpAnswer send(HttpCall request, Call call) {
        request.body().ifPresent(sent -> SentBody.write(codec, sent, OutputStream.nullOutputStream()));
        return new Answer(200, HttpHeaders.NONE.with("Content-Type", mediaType), new ByteArrayInputStream(body));
    }

    private record Answer(int status, HttpHeaders headers, InputStream body) implements HttpAnswer {

        @Override
        public void close() {}
    }
}
