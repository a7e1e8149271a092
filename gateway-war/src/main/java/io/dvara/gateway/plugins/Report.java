package io.dvara.gateway.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How plugins and configuration are doing.
 *
 * @param plugins in the order of their files, failed ones last
 * @param problem of the configuration
 */
record Report(List<PluginStatus> plugins, Optional<String> problem) {

    /** Copies the plugins. */
    Report {
        plugins = List.copyOf(plugins);
    }

    static Report of(
            PluginShelf shelf, Map<String, String> faults, Map<String, String> troubles, Optional<String> problem) {
        List<PluginStatus> plugins = new ArrayList<>();
        for (LoadedPlugin plugin : shelf.plugins()) {
            Optional<String> fault = Optional.ofNullable(faults.get(plugin.file()));
            plugins.add(new PluginStatus(
                    plugin.id(),
                    plugin.version(),
                    plugin.file(),
                    fault.isPresent() ? PluginStatus.State.FAILED : PluginStatus.State.LOADED,
                    fault,
                    plugin.types().stream().map(FactoryType::label).toList()));
        }
        shelf.failures().forEach((file, failure) -> plugins.add(failed(failure.id(), file, failure.reason())));
        troubles.forEach((file, trouble) -> plugins.add(failed(file, file, trouble)));
        return new Report(plugins, problem);
    }

    private static PluginStatus failed(String id, String file, String reason) {
        return new PluginStatus(id, "", file, PluginStatus.State.FAILED, Optional.of(reason), List.of());
    }
}
