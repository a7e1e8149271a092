package io.dvara.provider.mock;

import java.util.HexFormat;

/** Ids that follow from the request. */
final class Ids {

    private static final int LONGEST_TEXT = 1_000;

    private Ids() {}

    /** Returns 16 hex digits; only the first 1,000 characters of the text count, and its length. */
    static String of(String model, int messages, String text) {
        long hash = mix(model.hashCode() * 31L + messages);
        int length = Math.min(text.length(), LONGEST_TEXT);
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return HexFormat.of().toHexDigits(mix(hash + text.length()));
    }

    /** Spreads the bits of a number over all of it. */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
