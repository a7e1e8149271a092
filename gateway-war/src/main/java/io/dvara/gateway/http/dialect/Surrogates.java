package io.dvara.gateway.http.dialect;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Halves of surrogate pairs that stand alone, which UTF-8 cannot carry. */
public final class Surrogates {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int BLOCK = 1024;
    private static final int SURROGATE_SHIFT = 11;
    private static final int SURROGATE = Character.MIN_SURROGATE >> SURROGATE_SHIFT;

    private Surrogates() {}

    /** Returns whether a text can be written as UTF-8. */
    public static boolean wellFormed(String text) {
        return !anyIn(text) || pairedFrom(text, 0);
    }

    /** Returns whether all texts within a value can be written as UTF-8. */
    public static boolean wellFormed(JsonValue value) {
        return switch (value) {
            case JsonString text -> wellFormed(text.getString());
            case JsonArray array -> array.stream().allMatch(Surrogates::wellFormed);
            case JsonObject object ->
                object.entrySet().stream()
                        .allMatch(member -> wellFormed(member.getKey()) && wellFormed(member.getValue()));
            default -> true;
        };
    }

    /** Looks at blocks of characters without a branch, which the compiler turns into few instructions. */
    private static boolean anyIn(String text) {
        char[] block = new char[Math.min(text.length(), BLOCK)];
        for (int from = 0; from < text.length(); from += BLOCK) {
            int count = Math.min(BLOCK, text.length() - from);
            text.getChars(from, from + count, block, 0);
            int found = 0;
            for (int i = 0; i < count; i++) {
                found |= block[i] >> SURROGATE_SHIFT == SURROGATE ? 1 : 0;
            }
            if (found != 0) {
                return true;
            }
        }
        return false;
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
