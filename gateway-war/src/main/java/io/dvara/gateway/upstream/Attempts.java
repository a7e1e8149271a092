package io.dvara.gateway.upstream;

import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;

/** Opens attempts and puts them under watch; safe for many threads. */
@SingleInstance
public class Attempts {

    private final Watch watch;
    private final MediaFetch media;

    /** Makes attempts under this watch that fetch media in this way. */
    @Inject
    public Attempts(Watch watch, MediaFetch media) {
        this.watch = watch;
        this.media = media;
    }

    /** Begins an attempt on the calling thread; whoever opens it closes it. */
    public Attempt open(CallLimits limits, Caller caller) {
        Attempt attempt = new Attempt(limits, caller, watch, media);
        watch.add(attempt);
        return attempt;
    }
}
