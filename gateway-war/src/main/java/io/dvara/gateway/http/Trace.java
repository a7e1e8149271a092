package io.dvara.gateway.http;

import io.dvara.gateway.http.dialect.Stamps;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which ids a request is known.
 *
 * @param id for logs and the client
 * @param parent the W3C trace context to send upstream
 */
record Trace(String id, String parent) {

    private static final Pattern ID = Pattern.compile("[\\w.-]{1,128}");
    private static final Pattern W3C =
            Pattern.compile("00-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})");
    private static final Pattern W3C_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");

    /** Takes over what the client's headers say, else makes new ids. */
    static Trace of(Function<String, Optional<String>> header, Stamps stamps) {
        Optional<String> given =
                header.apply("X-Trace-ID").filter(id -> ID.matcher(id).matches());
        Optional<Matcher> context =
                header.apply("traceparent").map(W3C::matcher).filter(Matcher::matches);
        String w3c = context.map(it -> it.group(1))
                .or(() -> given.filter(id -> W3C_ID.matcher(id).matches()))
                .orElseGet(stamps::trace);
        String flags = context.map(it -> it.group(3)).orElse("01");
        return new Trace(given.orElse(w3c), "00-" + w3c + "-" + stamps.span() + "-" + flags);
    }
}
