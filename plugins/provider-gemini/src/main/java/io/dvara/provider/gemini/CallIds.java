package io.dvara.provider.gemini;

import java.util.random.RandomGenerator;

/** Gives ids to calls for which the vendor gives none; safe for many threads when its randomness is. */
final class CallIds {

    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 24;

    private final RandomGenerator random;

    CallIds(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        return next("call_");
    }

    /** Returns an id of something else, which begins like this. */
    String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return id.toString();
    }
}
