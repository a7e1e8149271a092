package io.dvara.api.routing;

import io.dvara.api.Stable;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt went.
 *
 * @param fault why it failed; empty when it served; {@link Fault#CANCELLED} when the client left,
 *     which says nothing of the candidate
 * @param firstContent from its beginning to the first content
 * @param whole from its beginning to its end
 * @param usage what the provider says was used
 * @param cost in US dollars, when prices are known
 */
@Stable
public record Outcome(
        Optional<Fault> fault,
        Optional<Duration> firstContent,
        Duration whole,
        Optional<Usage> usage,
        Optional<BigDecimal> cost) {

    /** Makes the outcome of an attempt that served. */
    public static Outcome served(Duration firstContent, Duration whole) {
        return new Outcome(Optional.empty(), Optional.of(firstContent), whole, Optional.empty(), Optional.empty());
    }

    /** Makes the outcome of an attempt that failed before its first content. */
    public static Outcome failed(Fault fault, Duration whole) {
        return new Outcome(Optional.of(fault), Optional.empty(), whole, Optional.empty(), Optional.empty());
    }

    /** Returns this outcome with what was used. */
    public Outcome with(Usage used) {
        return new Outcome(fault, firstContent, whole, Optional.of(used), cost);
    }
}
