package io.dvara.gateway.plugins;

/**
 * Tells why a plugin cannot be used; the message is shown to the operator.
 *
 * <p>It never has a cause: an exception of the plugin's own class would keep its class loader alive.
 */
final class PluginFault extends Exception {

    private static final long serialVersionUID = 1;

    PluginFault(String message) {
        super(message);
    }
}
