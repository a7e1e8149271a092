package io.dvara.gateway.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes in which a secret is made unreadable, wherever they are cut; their number stays the same.
 *
 * <p>What may be the beginning of the secret is held until more has come.
 */
final class MaskedInput extends FilterInputStream {

    private static final byte MASK = '*';
    private static final int NOTHING = -1;

    private final Needle secret;
    private final byte[] held;
    private int heldCount;
    private byte[] ready = new byte[0];
    private int readyFrom;
    private boolean ended;

    MaskedInput(InputStream source, Needle secret) {
        super(source);
        this.secret = secret;
        this.held = new byte[secret.length()];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? NOTHING : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (readyFrom < ready.length) {
            return take(bytes, from, length);
        }
        if (length >= 2 * held.length) {
            return masked(bytes, from, length);
        }
        byte[] more = new byte[2 * held.length];
        int count = masked(more, 0, more.length);
        if (count < 0) {
            return count;
        }
        ready = Arrays.copyOf(more, count);
        readyFrom = 0;
        return take(bytes, from, length);
    }

    @Override
    public int available() throws IOException {
        return ready.length - readyFrom + in.available();
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int take(byte[] bytes, int from, int length) {
        int count = Math.min(length, ready.length - readyFrom);
        System.arraycopy(ready, readyFrom, bytes, from, count);
        readyFrom += count;
        return count;
    }

    private int masked(byte[] bytes, int from, int length) throws IOException {
        int count = 0;
        while (count == 0 && !ended) {
            System.arraycopy(held, 0, bytes, from, heldCount);
            int read = in.read(bytes, from + heldCount, length - heldCount);
            ended = read < 0;
            int end = from + heldCount + Math.max(0, read);
            mask(bytes, from, end);
            heldCount = ended ? 0 : secret.begunAt(bytes, from, end);
            System.arraycopy(bytes, end - heldCount, held, 0, heldCount);
            count = end - heldCount - from;
        }
        return count == 0 ? NOTHING : count;
    }

    private void mask(byte[] bytes, int from, int end) {
        for (int at = secret.find(bytes, from, end); at >= 0; at = secret.find(bytes, at, end)) {
            Arrays.fill(bytes, at, at + secret.length(), MASK);
        }
    }
}
