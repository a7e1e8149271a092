package io.dvara.gateway.shared;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps bytes between requests, for a while and within bounds; safe for many threads.
 *
 * <p>What was kept may be gone sooner than asked for. Arrays belong to the keep once they were given.
 */
public interface Keep {

    /** Keeps a value for this long, instead of what stood there. */
    void put(Spot spot, byte[] value, Duration timeToLive);

    /** Returns what is kept; not to be changed. */
    Optional<byte[]> get(Spot spot);

    /** Forgets a value; returns whether one was there. */
    boolean remove(Spot spot);

    /**
     * Where a value is kept.
     *
     * @param scope what it is and whose: nobody else's values are found under it
     * @param id of the value within the scope
     */
    record Spot(String scope, String id) {}
}
