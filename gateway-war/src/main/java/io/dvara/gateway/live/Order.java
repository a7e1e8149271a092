package io.dvara.gateway.live;

import io.dvara.api.routing.RoutingStrategy;

/** In which order the candidates of a route are tried. */
public sealed interface Order {

    /** Returns the name by which a configuration asks for it. */
    String type();

    /** An order that the gateway knows itself. */
    enum BuiltIn implements Order {
        /** As they stand in the configuration. */
        CONFIGURED("configured-order"),
        /** Those first whose provider claims the longest beginning of the model's name. */
        MODEL_PREFIX("model-prefix");

        private final String type;

        BuiltIn(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }
    }

    /**
     * The order that a plugin decides for each request.
     *
     * @param type of the factory that made it
     * @param plugin the id of the plugin it came from
     * @param strategy made by the plugin, for this route alone
     */
    record ByStrategy(String type, String plugin, RoutingStrategy strategy) implements Order {}
}
