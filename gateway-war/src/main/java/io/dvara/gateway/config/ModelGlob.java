package io.dvara.gateway.config;

import java.util.Optional;

/**
 * A pattern over the names of models: {@code *} stands for any text, {@code ?} for one character.
 *
 * @param text the pattern
 */
public record ModelGlob(String text) {

    private static final int LONGEST = 256;

    /** Returns why no model's name can match; empty when one can. */
    Optional<String> impossible() {
        if (text.isEmpty()) {
            return Optional.of("is empty");
        }
        if (text.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (text.endsWith("/")) {
            return Optional.of("can match no model: names do not end in '/'; write " + Values.quote(text + "*"));
        }
        return text.codePoints()
                .filter(it -> it <= ' ' || Character.isWhitespace(it) || "{}|,\"'`^$\\()".indexOf(it) >= 0)
                .mapToObj(it -> "can match no model: names hold no '" + Character.toString(it)
                        + "'; wildcards are * and ?, and each pattern is an item of its own")
                .findFirst();
    }

    /** Returns whether this is a name, without a wildcard. */
    public boolean isPlain() {
        return wildcard() == text.length();
    }

    /** Returns what stands before the first wildcard. */
    public String head() {
        return text.substring(0, wildcard());
    }

    /** Returns whether a model's name matches; case counts. */
    public boolean matches(String model) {
        int at = 0;
        int next = 0;
        int star = -1;
        int mark = 0;
        while (next < model.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                mark = next;
            } else if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == model.charAt(next))) {
                at++;
                next++;
            } else if (star >= 0) {
                at = star + 1;
                next = ++mark;
            } else {
                return false;
            }
        }
        return isStars(at);
    }

    private boolean isStars(int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) != '*') {
                return false;
            }
        }
        return true;
    }

    private int wildcard() {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '*' || text.charAt(at) == '?') {
                return at;
            }
        }
        return text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
