package io.dvara.gateway.upstream;

import java.util.Arrays;

/** Bytes that are looked for, by Horspool's rule: most of what is looked through is skipped. */
final class Needle {

    private static final int BYTES = 256;
    private static final int FURTHEST = Byte.MAX_VALUE;

    private final byte[] bytes;
    private final byte[] skips = new byte[BYTES];

    Needle(byte[] bytes) {
        this.bytes = bytes.clone();
        int last = bytes.length - 1;
        Arrays.fill(skips, (byte) Math.min(FURTHEST, bytes.length));
        for (int i = 0; i < last; i++) {
            skips[bytes[i] & 0xff] = (byte) Math.min(FURTHEST, last - i);
        }
    }

    int length() {
        return bytes.length;
    }

    /** Returns where the bytes stand first, or less than 0. */
    int find(byte[] hay, int from, int end) {
        int last = bytes.length - 1;
        for (int at = from; at + last < end; at += skips[hay[at + last] & 0xff]) {
            if (hay[at + last] == bytes[last] && Arrays.equals(hay, at, at + bytes.length, bytes, 0, bytes.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Returns how many of the last bytes may be the beginning of what is looked for. */
    int begunAt(byte[] hay, int from, int end) {
        for (int count = Math.min(bytes.length - 1, end - from); count > 0; count--) {
            if (hay[end - count] == bytes[0] && Arrays.equals(hay, end - count, end, bytes, 0, count)) {
                return count;
            }
        }
        return 0;
    }
}
