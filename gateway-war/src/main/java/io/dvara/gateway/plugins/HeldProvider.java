package io.dvara.gateway.plugins;

import io.dvara.api.provider.Provider;

/** A provider that generations share; closed, and its plugin released, when the last of them is freed. */
final class HeldProvider {

    private static final System.Logger LOG = System.getLogger(HeldProvider.class.getName());

    private final Key key;
    private final Provider provider;
    private final Border border;
    private final Counted users = new Counted(this::close);

    /**
     * What makes two providers the same.
     *
     * @param plugin the very same loaded jar
     * @param type made it
     * @param name it was given
     * @param content of its settings
     */
    record Key(LoadedPlugin plugin, String type, String name, String content) {

        @Override
        public String toString() {
            return "Key[" + name + "]";
        }
    }

    /** Takes over a provider that was just made. */
    HeldProvider(Key key, Provider provider, Border border) {
        this.key = key;
        this.provider = provider;
        this.border = border;
        key.plugin().retain();
    }

    Key key() {
        return key;
    }

    Provider provider() {
        return provider;
    }

    void retain() {
        users.retain();
    }

    void release() {
        users.release();
    }

    private void close() {
        try {
            border.cross("closing provider " + key.name(), key.plugin().loader(), () -> {
                provider.close();
                return true;
            });
        } catch (PluginFault fault) {
            LOG.log(System.Logger.Level.WARNING, "Plugin " + key.plugin().id() + ": " + fault.getMessage());
        }
        key.plugin().release();
    }
}
