package io.dvara.gateway.plugins;

import java.util.List;

/** One jar that is loaded, with its class loader; closed when its last user has released it. */
final class LoadedPlugin {

    private final String id;
    private final String version;
    private final PluginCopy copy;
    private final ClassLoader loader;
    private final List<FactoryType> types;
    private final Counted users;

    LoadedPlugin(Identity identity, PluginCopy copy, Content content, Runnable close) {
        this.id = identity.id();
        this.version = identity.version();
        this.copy = copy;
        this.loader = content.loader();
        this.types = List.copyOf(content.types());
        this.users = new Counted(close);
    }

    /** What the manifest says. */
    record Identity(String id, String version) {}

    /** What is inside. */
    record Content(ClassLoader loader, List<FactoryType> types) {}

    String id() {
        return id;
    }

    String version() {
        return version;
    }

    String file() {
        return copy.file();
    }

    String digest() {
        return copy.digest();
    }

    boolean holds(PluginCopy other) {
        return copy.path().equals(other.path());
    }

    ClassLoader loader() {
        return loader;
    }

    List<FactoryType> types() {
        return types;
    }

    void retain() {
        users.retain();
    }

    void release() {
        users.release();
    }
}
