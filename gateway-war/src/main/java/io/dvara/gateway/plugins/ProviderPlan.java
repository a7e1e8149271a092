package io.dvara.gateway.plugins;

import io.dvara.gateway.config.Resilience;
import io.dvara.gateway.live.CallLimits;
import java.util.List;

/**
 * A provider that is to be there.
 *
 * @param component what the plugin makes
 * @param claims what the request path knows of it
 */
record ProviderPlan(ComponentPlan<ProviderType> component, Claims claims) {

    /**
     * What may change without making the provider anew.
     *
     * @param prefixes of models
     * @param limits of calls
     * @param resilience what is done when calls fail
     * @param setting that turned it on
     */
    record Claims(List<String> prefixes, CallLimits limits, Resilience resilience, String setting) {}

    String name() {
        return component.name();
    }

    LoadedPlugin plugin() {
        return component.plugin();
    }

    ProviderType type() {
        return component.type();
    }
}
