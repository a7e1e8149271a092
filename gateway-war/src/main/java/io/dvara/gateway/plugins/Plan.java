package io.dvara.gateway.plugins;

import io.dvara.gateway.config.Problem;
import io.dvara.gateway.live.DormantProvider;
import java.util.List;
import java.util.Map;

/**
 * What a generation is to consist of.
 *
 * @param providers in their order
 * @param dormant what could be turned on
 * @param problems of the configuration
 * @param missingTypes problems of the configuration that another plugin might solve
 * @param faults of plugins, by the name of their file
 */
record Plan(
        List<ProviderPlan> providers,
        List<DormantProvider> dormant,
        List<Problem> problems,
        List<Problem> missingTypes,
        Map<String, String> faults) {

    Plan {
        providers = List.copyOf(providers);
        dormant = List.copyOf(dormant);
        problems = List.copyOf(problems);
        missingTypes = List.copyOf(missingTypes);
        faults = Map.copyOf(faults);
    }
}
