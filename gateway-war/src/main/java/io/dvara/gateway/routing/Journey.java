package io.dvara.gateway.routing;

import io.dvara.api.provider.Fault;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.upstream.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The request for which targets are tried, and what it is told of each try. */
public interface Journey extends Caller {

    /** Returns the generation that this request holds. */
    Generation generation();

    /** Returns who is asking, beside this end user. */
    RoutingRequest.Parties parties(Optional<String> user);

    /** Tells which route the request takes. */
    void routed(String route);

    /** Tells that a target is about to be tried. */
    void attempted(String provider, String model);

    /** Tells that the target that was tried last has failed, after this time. */
    void failed(String provider, String model, Fault fault, Duration took);

    /** Tells the time that was spent waiting for the upstream since this was last told. */
    void waited(Duration upstream);

    /** Tells which request fields the target left out. */
    void dropped(List<String> params);
}
