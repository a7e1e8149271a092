package io.dvara.api.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Bytes that grow piece by piece, so that a large body is never copied to make room. */
final class Segments extends OutputStream {

    private static final int FIRST_BYTES = 2 * 1024;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int GROWTH = 8;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[FIRST_BYTES];
    private int used;
    private long before;

    @Override
    public void write(int value) {
        makeRoom();
        last[used++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int done = 0;
        while (done < length) {
            makeRoom();
            int step = Math.min(length - done, last.length - used);
            System.arraycopy(bytes, from + done, last, used, step);
            used += step;
            done += step;
        }
    }

    long length() {
        return before + used;
    }

    void writeTo(OutputStream out) throws IOException {
        for (byte[] segment : full) {
            out.write(segment);
        }
        out.write(last, 0, used);
    }

    InputStream read() {
        List<InputStream> streams = new ArrayList<>();
        full.forEach(segment -> streams.add(new ByteArrayInputStream(segment)));
        streams.add(new ByteArrayInputStream(last, 0, used));
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private void makeRoom() {
        if (used == last.length) {
            full.add(last);
            before += used;
            last = new byte[Math.min(MOST_BYTES, last.length * GROWTH)];
            used = 0;
        }
    }
}
