package io.dvara.gateway.routing;

/** Marks a failure that a defect of a plugin has caused; asking again would meet it again. */
final class PluginDefect extends Exception {

    private static final long serialVersionUID = 1;

    PluginDefect(Throwable thrown) {
        super("the plugin threw " + thrown.getClass().getName(), thrown);
    }
}
