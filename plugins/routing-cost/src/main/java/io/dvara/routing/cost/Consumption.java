package io.dvara.routing.cost;

import io.dvara.api.chat.Usage;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.api.routing.TokenPrice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many tokens candidates take for a request, learnt from what they took; safe for many threads. */
final class Consumption {

    private static final double SMOOTHING = 0.1;

    private final int expectedOutput;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private volatile Seen all = Seen.NOTHING;

    /**
     * Moving averages.
     *
     * @param output tokens of an answer; negative before any was seen
     * @param input tokens of a prompt, as a multiple of what was estimated
     */
    private record Seen(double output, double input) {

        static final Seen NOTHING = new Seen(-1, 1);

        Seen with(double tokens, double multiple) {
            return output < 0
                    ? new Seen(tokens, multiple)
                    : new Seen(output + SMOOTHING * (tokens - output), input + SMOOTHING * (multiple - input));
        }
    }

    Consumption(int expectedOutput) {
        this.expectedOutput = expectedOutput;
    }

    /** Notes what an attempt took. */
    void took(RoutingRequest request, Candidate candidate, Usage usage) {
        if (usage.output().isPresent()) {
            double output = usage.output().getAsLong();
            boolean comparable = usage.input().isPresent() && request.inputTokens() > 0;
            double multiple = comparable ? (double) usage.input().getAsLong() / request.inputTokens() : 1;
            seen.merge(candidate.id(), Seen.NOTHING.with(output, multiple), (old, _) -> old.with(output, multiple));
            all = all.with(output, multiple);
        }
    }

    /** Returns what a request is expected to cost, in millionths of a dollar. */
    double cost(RoutingRequest request, Candidate candidate, TokenPrice price) {
        Seen own = seen.getOrDefault(candidate.id(), all);
        double output = own.output() < 0 ? expectedOutput : own.output();
        if (request.maxOutputTokens().isPresent()) {
            output = Math.min(output, request.maxOutputTokens().getAsLong());
        }
        double input = Math.max(1, request.inputTokens()) * own.input();
        return price.input().doubleValue() * input + price.output().doubleValue() * output;
    }
}
