package io.dvara.gateway.plugins;

import io.dvara.gateway.config.ConfigNode;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Binds the settings of components and notes what goes wrong, and where. */
final class Binding {

    private final Settings settings;
    private final Border border;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> missing = new ArrayList<>();
    private final Map<String, String> faults = new LinkedHashMap<>();

    Binding(Settings settings, Border border) {
        this.settings = settings;
        this.border = border;
    }

    /** Notes a problem of the configuration. */
    void report(Problem problem) {
        problems.add(problem);
    }

    /** Notes a problem that another plugin might solve. */
    void reportMissing(Problem problem) {
        missing.add(problem);
    }

    Plan.Findings findings() {
        return new Plan.Findings(problems, missing, faults);
    }

    /** Returns the bound settings; empty when there was a problem. */
    Optional<? extends Record> bind(FactoryType type, ConfigNode.Mapping tree, RecordBinder.Naming naming) {
        RecordBinder binder = new RecordBinder(new AddressRule(settings.server().ownPorts()), problems);
        return binder.bind(type.factory().settings(), tree, naming);
    }

    /** Runs what touches the plugin's classes; a fault is noted and nothing returned. */
    <T> Optional<T> inside(LoadedPlugin plugin, FactoryType type, Callable<T> code) {
        try {
            return Optional.of(border.cross("settings of " + type.type(), plugin.loader(), code));
        } catch (PluginFault fault) {
            faults.put(plugin.file(), fault.getMessage());
            return Optional.empty();
        }
    }
}
