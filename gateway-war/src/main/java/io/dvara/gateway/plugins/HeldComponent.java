package io.dvara.gateway.plugins;

/**
 * A component that generations share; closed, and its plugin released, when the last of them is freed.
 *
 * @param <C> what it is
 */
final class HeldComponent<C extends AutoCloseable> {

    private static final System.Logger LOG = System.getLogger(HeldComponent.class.getName());

    private final Key key;
    private final C component;
    private final Border border;
    private final Counted users = new Counted(this::close);

    /**
     * What makes two components the same.
     *
     * @param plugin the very same loaded jar
     * @param factory made it, such as {@code provider:acme}
     * @param name it was given
     * @param content of its settings
     */
    record Key(LoadedPlugin plugin, String factory, String name, String content) {

        @Override
        public String toString() {
            return "Key[" + name + "]";
        }
    }

    /** Takes over a component that was just made. */
    HeldComponent(Key key, C component, Border border) {
        this.key = key;
        this.component = component;
        this.border = border;
        key.plugin().retain();
    }

    Key key() {
        return key;
    }

    C component() {
        return component;
    }

    void retain() {
        users.retain();
    }

    void release() {
        users.release();
    }

    private void close() {
        try {
            border.cross(
                    "closing " + key.factory() + " " + key.name(), key.plugin().loader(), () -> {
                        component.close();
                        return true;
                    });
        } catch (PluginFault fault) {
            LOG.log(System.Logger.Level.WARNING, "Plugin " + key.plugin().id() + ": " + fault.getMessage());
        }
        key.plugin().release();
    }
}
