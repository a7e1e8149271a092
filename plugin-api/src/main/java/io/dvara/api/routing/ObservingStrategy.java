package io.dvara.api.routing;

import io.dvara.api.Stable;
import java.time.Duration;

/**
 * A strategy that hears how the attempts at its candidates go.
 *
 * <p>For each attempt {@code begun} and {@code ended} are called once, on any thread and in this
 * order; {@code firstContent} comes between them when there was any. The rules of {@link
 * RoutingStrategy} hold: none of them blocks, and what they throw is counted and harms nobody.
 */
@Stable
public interface ObservingStrategy extends RoutingStrategy {

    /** Hears that a candidate is about to be asked. */
    void begun(RoutingRequest request, Candidate candidate);

    /** Hears that the first content has come: text, a refusal, thoughts or a tool call. */
    void firstContent(RoutingRequest request, Candidate candidate, Duration sinceBegun);

    /** Hears that an attempt is over, well or not. */
    void ended(RoutingRequest request, Candidate candidate, Outcome outcome);
}
