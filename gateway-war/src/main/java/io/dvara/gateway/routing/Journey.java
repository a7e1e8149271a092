package io.dvara.gateway.routing;

import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.upstream.Caller;
import java.util.Optional;

/** The request for which targets are tried, and what it is told of each try. */
public interface Journey extends Caller, Chronicle {

    /** Returns the generation that this request holds. */
    Generation generation();

    /** Returns one more right to that generation, for work that may outlast the request. */
    Lease hold();

    /** Returns who is asking, beside this end user. */
    RoutingRequest.Parties parties(Optional<String> user);

    /** Tells which route the request takes. */
    void routed(String route);

    /** Tells that a target is about to be tried. */
    void attempted(String provider, String model);

    /** Tells that one more target is about to be tried beside that, because it is late. */
    void hedged(String provider, String model);

    /** Tells which of two targets that were tried side by side serves. */
    void serving(String provider, String model);
}
