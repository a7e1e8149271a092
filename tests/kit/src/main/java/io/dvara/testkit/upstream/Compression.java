package io.dvara.testkit.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The content coding of a body; flushing it makes all bytes so far readable. */
enum Compression {
    NONE {
        @Override
        OutputStream over(OutputStream out) {
            return out;
        }
    },
    GZIP {
        @Override
        OutputStream over(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, 512, true);
        }
    };

    abstract OutputStream over(OutputStream out) throws IOException;
}
