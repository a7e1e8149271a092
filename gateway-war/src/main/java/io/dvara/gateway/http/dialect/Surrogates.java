package io.dvara.gateway.http.dialect;

/** Halves of surrogate pairs that stand alone, which UTF-8 cannot carry. */
public final class Surrogates {

    private static final char REPLACEMENT = '\uFFFD';

    private Surrogates() {}

    /** Returns whether a text can be written as UTF-8. */
    public static boolean wellFormed(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return pairedFrom(text, i);
            }
        }
        return true;
    }

    /** Returns the text with whatever UTF-8 cannot carry replaced. */
    public static String replaced(String text) {
        return wellFormed(text) ? text : rebuilt(text);
    }

    private static boolean pairedFrom(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isPair(text, i)) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String rebuilt(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                whole.append(c).append(text.charAt(++i));
            } else {
                whole.append(Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return whole.toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
