package io.dvara.api;

import org.pf4j.ExtensionPoint;

/**
 * Makes components of one type from settings that the gateway has bound.
 *
 * <p>Factories are made once a plugin generation, by their public constructor without parameters.
 * {@code create} is called once for each configured component, on any thread; it neither blocks nor
 * calls out. What it throws is shown to the operator beside the plugin's name.
 *
 * @param <S> the settings, a record whose components are bound by name
 * @param <C> the component
 */
@Stable
public interface ComponentFactory<S extends Record, C> extends ExtensionPoint {

    /** Returns the name that a configuration asks for, such as {@code acme}; lower case and digits. */
    String type();

    /**
     * Returns the record that the configuration is bound to.
     *
     * <p>Its components are strings, numbers, booleans, enums, {@code Duration}, {@code URI}, {@link
     * Secret}, nested records, and {@code Optional}, {@code List} or {@code Map<String, String>} of
     * such. Problems are reported by the gateway, all at once and with their paths.
     */
    Class<S> settings();

    /**
     * Makes a component.
     *
     * @throws IllegalArgumentException when settings do not fit together; the message names them
     */
    C create(S settings, ComponentContext context);
}
