package io.dvara.gateway.health;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** How a call waits for its turn. */
@FunctionalInterface
public interface Waiting {

    /**
     * Waits until the latch opens, for this long at most.
     *
     * @throws io.dvara.api.provider.ProviderException when the caller has left
     */
    void until(CountDownLatch called, Duration most);
}
