package io.dvara.gateway.routing;

import io.dvara.gateway.upstream.Caller;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Time and chance, as dispatching knows them; safe for many threads. */
interface Tempo {

    /** Returns nanoseconds since some moment. */
    long now();

    /** Returns a number from 0 to 1, by chance. */
    double chance();

    /**
     * Waits for a time, or until the latch opens.
     *
     * @throws io.dvara.api.provider.ProviderException when the caller has left
     */
    void await(CountDownLatch called, Duration most, Caller caller);
}
