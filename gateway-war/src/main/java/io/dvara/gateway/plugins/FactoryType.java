package io.dvara.gateway.plugins;

import io.dvara.api.ComponentFactory;

/** A factory with what it says of itself, asked once. */
sealed interface FactoryType permits ProviderType, StrategyType {

    /** Returns the name that a configuration asks for. */
    String type();

    /** Returns who makes the components. */
    ComponentFactory<?, ? extends AutoCloseable> factory();

    /** Returns what is made. */
    FactoryKind kind();

    /** Returns the name among all factories, such as {@code provider:acme}. */
    default String label() {
        return kind().word() + ":" + type();
    }
}
