package io.dvara.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A request body of segments, its length known. */
final class SegmentsEntity extends AbstractHttpEntity {

    private final Segments segments;

    SegmentsEntity(Segments segments, ContentType type) {
        super(type, null);
        this.segments = segments;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long getContentLength() {
        return segments.length();
    }

    @Override
    public InputStream getContent() {
        return segments.read();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        segments.writeTo(out);
    }

    @Override
    public void close() {}
}
