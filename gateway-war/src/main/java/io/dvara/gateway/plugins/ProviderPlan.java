package io.dvara.gateway.plugins;

import io.dvara.gateway.config.Resilience;
import io.dvara.gateway.live.CallLimits;
import java.util.List;

/**
 * A provider that is to be there.
 *
 * @param name unique
 * @param plugin which makes it
 * @param type by which it is made
 * @param settings bound, of the type's record
 * @param content of the settings, to find out whether they have changed
 * @param claims what the request path knows of it
 */
record ProviderPlan(
        String name, LoadedPlugin plugin, ProviderType type, Record settings, String content, Claims claims) {

    /**
     * What may change without making the provider anew.
     *
     * @param prefixes of models
     * @param limits of calls
     * @param resilience what is done when calls fail
     * @param setting that turned it on
     */
    record Claims(List<String> prefixes, CallLimits limits, Resilience resilience, String setting) {}

    @Override
    public String toString() {
        return "ProviderPlan[" + name + "]";
    }
}
