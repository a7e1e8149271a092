package io.dvara.gateway.live;

import io.dvara.gateway.wiring.SingleInstance;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps plugins from being called once their calls have stopped coming back; safe for many threads.
 *
 * <p>A call that spins holds a processor for good, so two of them are enough. A plugin that is
 * replaced starts anew.
 */
@SingleInstance
public class Quarantine {

    private static final int PATIENCE = 2;

    private final Map<String, Integer> lost = new ConcurrentHashMap<>();

    /** Notes a call that did not come back. */
    public void lost(String plugin) {
        lost.merge(plugin, 1, Integer::sum);
    }

    /** Returns whether a plugin must not be called. */
    public boolean holds(String plugin) {
        return !lost.isEmpty() && lost.getOrDefault(plugin, 0) >= PATIENCE;
    }

    /** Forgets plugins that were replaced or removed. */
    public void release(Set<String> plugins) {
        lost.keySet().removeAll(plugins);
    }
}
