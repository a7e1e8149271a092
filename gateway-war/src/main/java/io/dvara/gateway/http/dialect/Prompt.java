package io.dvara.gateway.http.dialect;

import io.dvara.gateway.pipeline.CountedTokens;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;

/**
 * What a model would read, to be counted.
 *
 * @param model as the client named it
 * @param counting has it counted
 */
public record Prompt(String model, Counting counting) {

    /** Asks a pipeline. */
    @FunctionalInterface
    public interface Counting {

        /** Counts. */
        CountedTokens count(Pipeline pipeline, Exchange exchange);
    }
}
