package io.dvara.testkit.upstream;

import java.util.Locale;

/** What a test shows of a recorded exchange. */
public enum Proof {

    /** What the recorder sent is what the vendor is sent, member by member. */
    REQUEST,

    /** What the vendor answered, an error included, is read without loss. */
    ANSWER,

    /** What the vendor answered comes out of the assembled server in a valid form. */
    PASSAGE;

    /** Returns the word for it in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
