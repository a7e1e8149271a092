package io.dvara.gateway.plugins;

import io.dvara.api.ComponentFactory;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.routing.RoutingStrategyFactory;

/** The kinds of factories that plugins may bring. */
enum FactoryKind {
    /** Makes providers. */
    PROVIDER("provider", ProviderFactory.class),
    /** Makes routing strategies. */
    ROUTING("routing", RoutingStrategyFactory.class);

    private final String word;
    private final Class<?> factory;

    @SuppressWarnings("rawtypes")
    FactoryKind(String word, Class<? extends ComponentFactory> factory) {
        this.word = word;
        this.factory = factory;
    }

    /** Returns the word for people, which stands before a type, as in {@code provider:acme}. */
    String word() {
        return word;
    }

    boolean isOf(Class<?> type) {
        return factory.isAssignableFrom(type);
    }
}
