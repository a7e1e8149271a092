package io.dvara.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A request body of segments, its length known, which is let go of once it is sent. */
final class SegmentsEntity extends AbstractHttpEntity {

    private final long length;
    private Optional<Segments> segments;

    SegmentsEntity(Segments segments, ContentType type) {
        super(type, null);
        length = segments.length();
        this.segments = Optional.of(segments);
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
        return unsent().read();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        unsent().writeTo(out);
        segments = Optional.empty();
    }

    private Segments unsent() {
        return segments.orElseThrow(() -> new IllegalStateException("this body has been sent"));
    }

    @Override
    public void close() {}
}
