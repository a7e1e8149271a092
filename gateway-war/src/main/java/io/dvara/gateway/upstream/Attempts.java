package io.dvara.gateway.upstream;

import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;

/** Opens attempts and puts them under watch; safe for many threads. */
@SingleInstance
public class Attempts {

    private final Watch watch;

    /** Makes attempts under this watch. */
    @Inject
    public Attempts(Watch watch) {
        this.watch = watch;
    }

    /** Begins an attempt on the calling thread; whoever opens it closes it. */
    public Attempt open(CallLimits limits, Caller caller) {
        Attempt attempt = new Attempt(limits, caller, watch);
        watch.add(attempt);
        return attempt;
    }
}
