package io.dvara.gateway.http.dialect;

import com.fasterxml.jackson.core.JsonStreamContext;

/** Places in a body, as errors name them: {@code messages[2].content[0].type}. */
final class JsonPath {

    private static final int LONGEST_NAME = 64;
    private static final int DEEPEST = 12;

    private JsonPath() {}

    static String of(JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        append(path, context);
        return path.toString();
    }

    private static void append(StringBuilder path, JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(path, context.getParent());
        if (context.getNestingDepth() > DEEPEST) {
            return;
        }
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            path.append(path.isEmpty() ? "" : ".").append(shortened(context.getCurrentName()));
        }
    }

    private static String shortened(String name) {
        String whole = Surrogates.replaced(name);
        return whole.length() <= LONGEST_NAME ? whole : whole.substring(0, LONGEST_NAME) + "…";
    }
}
