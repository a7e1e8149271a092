package io.dvara.gateway.config;

import java.util.Map;
import java.util.Optional;

/**
 * The variables of the process.
 *
 * @param variables by name
 */
public record Environment(Map<String, String> variables) {

    /** Copies the variables. */
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Returns those of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** Returns a variable; one that is blank counts as absent. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(it -> !it.isEmpty());
    }

    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
