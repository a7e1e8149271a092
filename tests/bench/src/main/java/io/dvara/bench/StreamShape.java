package io.dvara.bench;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stream that a request asks for by its model's name.
 *
 * @param chunks how many; 0 for a whole answer
 * @param pauseMillis between two of them
 */
record StreamShape(int chunks, int pauseMillis) {

    private static final int LOOK_AT = 160;
    private static final Pattern SHAPE = Pattern.compile("-stream-(\\d+)-(\\d+)ms");

    /** Reads the shape off the first bytes of a request. */
    static StreamShape of(byte[] request) {
        int length = Math.min(LOOK_AT, request.length);
        String begin = new String(request, 0, length, StandardCharsets.ISO_8859_1);
        if (begin.indexOf("-stream-") < 0) {
            return new StreamShape(0, 0);
        }
        Matcher shape = SHAPE.matcher(begin);
        return shape.find()
                ? new StreamShape(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)))
                : new StreamShape(0, 0);
    }

    /** Returns the model's name that asks for this shape. */
    String model() {
        return chunks == 0 ? "gpt-bench" : "gpt-bench-stream-" + chunks + "-" + pauseMillis + "ms";
    }
}
