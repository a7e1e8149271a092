package io.dvara.gateway.upstream;

import java.net.URI;
import java.util.Optional;

/**
 * The client for whom an attempt is made, as far as the watch and the plugin may know it.
 *
 * <p>Implemented by the pipeline; called from the attempt's thread and from the watch.
 */
public interface Caller {

    /** Returns the id of the request in logs. */
    String traceId();

    /** Returns the value of {@code traceparent} to send upstream. */
    String traceParent();

    /** Returns how many gateways of this kind the request has passed, this one included. */
    int hops();

    /** Returns a header of the client's request; never a credential. */
    Optional<String> header(String name);

    /** Returns the client's connection; empty when it cannot be watched. */
    Optional<ClientConnection> connection();

    /** Returns where all upstream calls lead instead of their own addresses; for rehearsals. */
    default Optional<URI> detour() {
        return Optional.empty();
    }

    /** Returns what is fetched for the request, over all of its attempts; empty where nothing is ever fetched. */
    default Optional<RequestMedia> media() {
        return Optional.empty();
    }

    /** Sends out what is buffered, because the upstream may be silent for a while. */
    void flush();

    /**
     * Tells that the client's connection is gone; the attempt is cancelled next.
     *
     * <p>Called from the watch, at most once for an attempt; must not block.
     */
    void left();

    /**
     * Tells that plugin code did not come back long after its time had passed.
     *
     * <p>Called from the watch, at most once for an attempt; must not block.
     */
    void abandoned();

    /**
     * Tells that the upstream has been silent for another while; pings are sent from here.
     *
     * <p>Called from the watch four times a second at most while the attempt waits for the upstream; must
     * not block.
     *
     * @param silentNanos since the attempt last received anything
     */
    void silent(long silentNanos);
}
