package io.dvara.gateway.upstream;

import io.dvara.gateway.live.CallLimits;

/** stub. */
public class Attempts {
    public Attempt open(CallLimits l, Caller c) {
        return new Attempt();
    }
}
