package io.dvara.gateway.upstream;

import io.dvara.api.http.HttpBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A written request body, which is let go of once it is sent. */
final class WrittenEntity extends AbstractHttpEntity {

    private final long length;
    private Optional<HttpBody.Written> body;

    WrittenEntity(HttpBody.Written body, ContentType type) {
        super(type, null);
        length = body.length();
        this.body = Optional.of(body);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public InputStream getContent() {
        return unsent().open();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        unsent().writeTo(out);
        body = Optional.empty();
    }

    private HttpBody.Written unsent() {
        return body.orElseThrow(() -> new IllegalStateException("this body has been sent"));
    }

    @Override
    public void close() {}
}
