package io.dvara.gateway.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * Who serves a request and what that took, for the answer's headers and the log.
 *
 * @param provider the configured name
 * @param model the vendor's own name of the model
 * @param route whose candidate it was
 * @param attempts how many tries it took
 * @param droppedParams request fields that were left out
 * @param overhead what the gateway itself cost so far
 */
public record Served(
        String provider, String model, String route, int attempts, List<String> droppedParams, Duration overhead) {

    /** Copies the fields. */
    public Served {
        droppedParams = List.copyOf(droppedParams);
    }
}
