package io.dvara.gateway.plugins;

import io.dvara.gateway.config.Problem;
import io.dvara.gateway.live.DormantProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a generation is to consist of.
 *
 * @param providers in their order
 * @param routes in their order
 * @param dormant what could be turned on
 * @param findings what is wrong
 */
record Plan(List<ProviderPlan> providers, List<RoutePlan> routes, List<DormantProvider> dormant, Findings findings) {

    Plan {
        providers = List.copyOf(providers);
        routes = List.copyOf(routes);
        dormant = List.copyOf(dormant);
    }

    /** Returns this plan with routes, and what was found with them. */
    Plan with(List<RoutePlan> planned, Findings more) {
        return new Plan(providers, planned, dormant, findings.and(more));
    }

    /**
     * What is wrong with configuration and plugins.
     *
     * @param problems of the configuration
     * @param missing problems of the configuration that another plugin might solve
     * @param faults of plugins, by the name of their file
     */
    record Findings(List<Problem> problems, List<Problem> missing, Map<String, String> faults) {

        Findings {
            problems = List.copyOf(problems);
            missing = List.copyOf(missing);
            faults = Map.copyOf(faults);
        }

        Findings and(Findings more) {
            List<Problem> allProblems = new ArrayList<>(problems);
            allProblems.addAll(more.problems);
            List<Problem> allMissing = new ArrayList<>(missing);
            allMissing.addAll(more.missing);
            Map<String, String> allFaults = new HashMap<>(faults);
            allFaults.putAll(more.faults);
            return new Findings(allProblems, allMissing, allFaults);
        }
    }
}
