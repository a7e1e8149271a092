package io.dvara.api.routing;

import io.dvara.api.Preview;
import java.time.Duration;

/**
 * A strategy that hears also which candidate was too late in a race.
 *
 * <p>Where a route asks a second candidate beside a first one that is late, the slower of the two is
 * cancelled: nobody knows how long it would have taken, only that it was longer than this.
 */
@Preview
public interface RaceObservingStrategy extends ObservingStrategy {

    /**
     * Hears that another candidate had content while this one still had none.
     *
     * <p>Called between {@code begun} and {@code ended}, which follows and tells of a call that was
     * cancelled; never for a client that left.
     */
    void outrun(RoutingRequest request, Candidate candidate, Duration sinceBegun);
}
