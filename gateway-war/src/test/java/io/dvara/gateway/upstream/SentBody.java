package io.dvara.gateway.upstream;

import io.dvara.api.http.HttpBody;
import io.dvara.gateway.json.JacksonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hc.core5.http.HttpEntity;

/** Bodies of requests as vendors get them, for benchmarks in other rooms. */
public final class SentBody {

    private SentBody() {}

    /** Writes a body as it is sent. */
    public static void write(JacksonCodec codec, HttpBody body, OutputStream out) {
        try (HttpEntity entity = new OutgoingRequests(codec).entity(body)) {
            entity.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the body cannot be written", e);
        }
    }
}
