package io.dvara.gateway.plugins;

import java.util.List;
import java.util.Optional;

/**
 * How a plugin is doing, for people.
 *
 * @param id the plugin's id, or the file's name when it has none
 * @param version as its manifest says
 * @param file the jar's name
 * @param state what it is doing
 * @param reason why it is not loaded
 * @param components names of what it provides, such as {@code provider:acme}
 */
public record PluginStatus(
        String id, String version, String file, State state, Optional<String> reason, List<String> components) {

    /** What a plugin is doing. */
    public enum State {
        /** It serves. */
        LOADED,
        /** It could not be loaded. */
        FAILED,
        /** It serves no more, because calls to it never came back. */
        QUARANTINED
    }

    /** Copies the components. */
    public PluginStatus {
        components = List.copyOf(components);
    }
}
