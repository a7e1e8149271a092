package io.dvara.gateway.metrics;

import java.util.Set;

/**
 * What the gateway counts and times; safe for many threads and cheap enough for every request.
 *
 * <p>Label values that callers can choose are bounded here.
 */
public interface GatewayMetrics {

    /** Counts and times a request that has ended, however it ended. */
    void ended(RequestSample sample);

    /** Counts a failed attempt at a provider. */
    void providerError(String provider, String errorCode);

    /** Counts an attempt that went on to another provider. */
    void fallback(String fromProvider, String toProvider);

    /** Counts a repeated attempt at the same provider. */
    void retry(String provider);

    /** Counts a second provider that was asked because the first was late, and whether it served. */
    void hedge(String provider, Hedge outcome);

    /** Counts request fields that were left out for a provider. */
    void droppedParams(String provider, int count);

    /** Lets the names of models that the configuration or a provider lists count as themselves. */
    void modelsListed(Set<String> models);

    /** Counts a request whose tokens were estimated, because the provider did not tell them. */
    void usageEstimated(String provider);

    /** Counts a client that left before its answer was whole. */
    void clientDisconnected();

    /** Counts an error inside a plugin. */
    void pluginError(String plugin);

    /** Tells how many plugins are loaded. */
    void pluginsLoaded(int count);

    /** Tells whether a provider answered when it was last asked. */
    void providerUp(String provider, Health health);

    /** Tells the state of a target's circuit: 0 closed, 1 half open, 2 open. */
    void circuit(String provider, String model, int state);

    /** Tells that nothing is known of a target's circuit any more. */
    void circuitGone(String provider, String model);

    /** Counts requests being served: +1 at the door, −1 at the end. */
    void inFlight(int change);

    /** Counts streams being sent: +1 at the first byte, −1 at the last. */
    void activeStreams(int change);

    /** What came of asking a second provider. */
    enum Hedge {
        /** It served, before the first one did. */
        WON,
        /** It was asked for nothing. */
        LOST
    }

    /** Whether a provider answers. */
    enum Health {
        /** It does. */
        UP,
        /** It does not. */
        DOWN
    }
}
