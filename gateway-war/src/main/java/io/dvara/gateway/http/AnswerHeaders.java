package io.dvara.gateway.http;

import io.dvara.api.http.HttpHeaders;
import io.dvara.api.http.HttpHeaders.Field;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Served;
import io.dvara.gateway.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The headers that tell of an exchange. */
final class AnswerHeaders {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Providers may leave it out, because the gateway does what it asks for. */
    private static final String SERVED_HERE = "stream_options";

    private AnswerHeaders() {}

    static HttpHeaders of(Exchange exchange) {
        List<Field> fields = new ArrayList<>(8);
        fields.add(new Field("X-Trace-ID", exchange.traceId()));
        exchange.served().ifPresent(served -> add(fields, served));
        return new HttpHeaders(fields);
    }

    /** Returns those of an answer that begins before anybody serves. */
    static HttpHeaders early(Exchange exchange) {
        return new HttpHeaders(List.of(new Field("X-Trace-ID", exchange.traceId())));
    }

    /** Returns these headers and those of a refusal. */
    static HttpHeaders with(HttpHeaders headers, Refusal refusal) {
        if (refusal.retryAfter().isEmpty()) {
            return headers;
        }
        long millis = refusal.retryAfter().get().toMillis();
        return headers.with("Retry-After", Long.toString(Math.max(0, Math.ceilDiv(millis, 1000))));
    }

    private static void add(List<Field> fields, Served served) {
        fields.add(new Field("X-Dvara-Provider", printable(served.provider())));
        fields.add(new Field("X-Dvara-Model", printable(served.model())));
        fields.add(new Field("X-Dvara-Route", printable(served.route())));
        fields.add(new Field("X-Dvara-Attempts", Integer.toString(served.attempts())));
        long hundredths = Math.round(served.overhead().toNanos() / NANOS_PER_MILLI * 100);
        fields.add(new Field("X-Dvara-Overhead-Ms", Double.toString(hundredths / 100.0)));
        String dropped = served.droppedParams().stream()
                .filter(param -> !param.equals(SERVED_HERE))
                .collect(Collectors.joining(", "));
        if (!dropped.isEmpty()) {
            fields.add(new Field("X-Dvara-Dropped-Params", printable(dropped)));
        }
    }

    /** Names that clients choose must not break out of a header. */
    private static String printable(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return value.replaceAll("[^ -~]", "?");
            }
        }
        return value;
    }
}
