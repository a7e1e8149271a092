package io.dvara.gateway.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request that has ended, in numbers.
 *
 * @param model the name that the client sent; empty when it sent none
 * @param provider who served or failed last; empty when none was asked
 * @param status the HTTP status, or 499 when the client left
 * @param tenant whose request it was
 * @param latency from the door to the last byte
 * @param firstToken from the door to the first content of a stream
 * @param overhead the part of the latency that was not waiting for the provider
 * @param tokens what was used
 * @param nanoDollars what it costs, in billionths of a US dollar
 */
public record RequestSample(
        String model,
        String provider,
        int status,
        String tenant,
        Duration latency,
        Optional<Duration> firstToken,
        Duration overhead,
        Tokens tokens,
        OptionalLong nanoDollars) {

    /**
     * Tokens by direction; what is not known is absent.
     *
     * @param input all of the prompt
     * @param output all of the answer
     * @param cached part of the input
     * @param reasoning part of the output
     */
    public record Tokens(OptionalLong input, OptionalLong output, OptionalLong cached, OptionalLong reasoning) {

        /** Nothing is known. */
        public static final Tokens NONE =
                new Tokens(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
}
