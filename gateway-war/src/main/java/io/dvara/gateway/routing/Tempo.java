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
     * Waits for a time, which is short while the server is stopping.
     *
     * @throws io.dvara.api.provider.ProviderException when the caller has left
     */
    void rest(Duration time, Caller caller);

    /**
     * Waits until the latch opens, for this long at most.
     *
     * @throws io.dvara.api.provider.ProviderException when the caller has left
     */
    void queue(CountDownLatch called, Duration most, Caller caller);
}
