package io.dvara.gateway.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body on the wire: before a read that may block the client gets what is there, and the watch is told. */
final class WatchedInput extends FilterInputStream {

    private final Attempt attempt;

    WatchedInput(InputStream in, Attempt attempt) {
        super(in);
        this.attempt = attempt;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (in.available() > 0) {
            return in.read(bytes, from, length);
        }
        if (!attempt.isListening()) {
            attempt.caller().flush();
        }
        attempt.waitFor(Limit.CHUNK);
        try {
            return in.read(bytes, from, length);
        } finally {
            attempt.arrived();
        }
    }
}
