package io.dvara.gateway.usage;

import io.dvara.api.provider.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request that has ended, however it ended.
 *
 * @param origin whose request it was
 * @param service who served it
 * @param verdict how it ended
 * @param times what it took
 * @param spent what was used, and its cost
 */
public record Ended(Origin origin, Service service, Verdict verdict, Times times, Spent spent) {

    /** How an answer went out. */
    public enum Form {
        /** At once. */
        WHOLE,
        /** Piece by piece. */
        STREAMED
    }

    /**
     * Whose request it was.
     *
     * @param traceId of the request
     * @param sessionId of an agent's session
     * @param endpoint the path after {@code /v1/}
     * @param model the name that the client sent; empty when it sent none
     */
    public record Origin(String traceId, Optional<String> sessionId, String endpoint, String model) {}

    /**
     * Who served it; empty names when nobody was asked.
     *
     * @param route that it took
     * @param provider the configured name
     * @param model the vendor's own name of the model
     * @param attempts how many tries
     * @param hedged who was asked beside one that was late
     * @param failed tries that did not serve, or not to their end
     * @param dropped request fields that were left out
     * @param form how the answer went out
     */
    public record Service(
            String route,
            String provider,
            String model,
            int attempts,
            Optional<Hedged> hedged,
            List<Try> failed,
            List<String> dropped,
            Form form) {

        /** Copies the tries. */
        public Service {
            failed = List.copyOf(failed);
        }
    }

    /**
     * Who was asked beside one that was late.
     *
     * @param provider the configured name
     * @param model the vendor's own name of the model
     */
    public record Hedged(String provider, String model) {}

    /**
     * A try that failed.
     *
     * @param provider the configured name
     * @param model the vendor's own name of the model
     * @param fault what went wrong
     * @param took from its beginning
     */
    public record Try(String provider, String model, Fault fault, Duration took) {}

    /**
     * How it ended.
     *
     * @param status the HTTP status; 499 when the client left
     * @param errorCode the code of the error that the client was told
     */
    public record Verdict(int status, Optional<String> errorCode) {}

    /**
     * What it took.
     *
     * @param latency from the door to the last byte
     * @param firstContent from the door to the first content
     * @param overhead the part that was not waiting for the provider
     */
    public record Times(Duration latency, Optional<Duration> firstContent, Duration overhead) {}
}
