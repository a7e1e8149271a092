package io.dvara.provider.kit;

import java.io.ByteArrayInputStream;

/** Bytes that come so many at a time. */
final class Trickle extends ByteArrayInputStream {

    private final int most;
    private int given;

    Trickle(byte[] bytes, int most) {
        super(bytes);
        this.most = most;
    }

    /** How many bytes were asked for and given. */
    int given() {
        return given;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        int count = super.read(target, from, Math.min(most, length));
        given += Math.max(count, 0);
        return count;
    }
}
