package io.dvara.testkit.upstream;

import java.nio.charset.StandardCharsets;

/** Writes server-sent events, as in the WHATWG HTML standard, section 9.2. */
public final class Sse {

    private final StringBuilder text = new StringBuilder();

    private Sse() {}

    /** Returns an event that has data only; each line of it becomes a {@code data} field. */
    public static byte[] data(String data) {
        return new Sse().lines("data: ", data).end();
    }

    /** Returns an event with a name and data. */
    public static byte[] event(String name, String data) {
        return new Sse().lines("event: ", name).lines("data: ", data).end();
    }

    /** Returns a comment, which a reader ignores. */
    public static byte[] comment(String comment) {
        return new Sse().lines(": ", comment).end();
    }

    private Sse lines(String prefix, String value) {
        for (String line : value.split("\\R", -1)) {
            text.append(prefix).append(line).append('\n');
        }
        return this;
    }

    private byte[] end() {
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
