package io.dvara.gateway.plugins;

import io.dvara.gateway.config.ConfigNode;
import io.dvara.gateway.config.Environment;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Arranges environment variables like a block of the file, so that both are bound alike. */
final class VariableTree {

    private final Environment environment;

    VariableTree(Environment environment) {
        this.environment = environment;
    }

    /** Returns all settings of a record that stand in variables. */
    ConfigNode.Mapping tree(Class<?> settings, String prefix) {
        Map<String, ConfigNode.Member> members = new LinkedHashMap<>();
        for (RecordComponent component : settings.getRecordComponents()) {
            String key = RecordShape.key(component);
            String variable = RecordShape.variable(component, prefix);
            if (component.getType().isRecord()) {
                ConfigNode.Mapping inner = tree(component.getType(), variable);
                if (!inner.members().isEmpty()) {
                    members.put(key, new ConfigNode.Member(inner, inner.place()));
                }
                continue;
            }
            scalar(variable).ifPresent(value -> members.put(key, value));
            if (RecordShape.isSecret(component) && !members.containsKey(key)) {
                scalar(variable + "_FILE").ifPresent(value -> members.put(key + "-file", value));
            }
        }
        return new ConfigNode.Mapping(members, "variables " + prefix + "_…");
    }

    /** Returns whether a variable is there that asks for a provider: a secret, or what is required. */
    boolean asksFor(Class<?> settings, String prefix) {
        ConfigNode.Mapping tree = tree(settings, prefix);
        for (RecordComponent component : settings.getRecordComponents()) {
            String key = RecordShape.key(component);
            boolean asking = RecordShape.isSecret(component) || RecordShape.isRequired(component);
            if (asking && (tree.get(key).isPresent() || tree.get(key + "-file").isPresent())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the variable that turns a provider on. */
    static String switchVariable(Class<?> settings, String prefix) {
        for (RecordComponent component : settings.getRecordComponents()) {
            if (RecordShape.isSecret(component)) {
                return RecordShape.variable(component, prefix);
            }
        }
        for (RecordComponent component : settings.getRecordComponents()) {
            if (RecordShape.isRequired(component)) {
                return RecordShape.variable(component, prefix);
            }
        }
        return prefix + "_ENABLED";
    }

    private Optional<ConfigNode.Member> scalar(String variable) {
        String place = "variable " + variable;
        return environment.get(variable).map(text -> new ConfigNode.Member(new ConfigNode.Scalar(text, place), place));
    }
}
