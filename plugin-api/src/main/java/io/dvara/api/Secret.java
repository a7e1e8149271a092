package io.dvara.api;

import java.util.function.Supplier;

/**
 * A credential that never prints itself.
 *
 * <p>Safe for many threads. Ask for the value at each use and do not keep it: one that comes from a
 * file is read again when the file changes.
 */
@Stable
public final class Secret {

    private final Supplier<String> source;

    private Secret(Supplier<String> source) {
        this.source = source;
    }

    /** Makes a secret that never changes. */
    public static Secret of(String value) {
        return new Secret(() -> value);
    }

    /** Makes a secret whose source is asked at each use. */
    public static Secret from(Supplier<String> source) {
        return new Secret(source);
    }

    /** Returns the value; for a header, never for a log or a message. */
    public String reveal() {
        return source.get();
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
