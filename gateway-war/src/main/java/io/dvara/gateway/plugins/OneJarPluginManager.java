package io.dvara.gateway.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pf4j.CompoundPluginLoader;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.RuntimeMode;

/** PF4J for a single jar, which lives and dies with it. */
final class OneJarPluginManager extends DefaultPluginManager {

    private static final String API_VERSION = "1.0.0";
    private static final System.Logger LOG = System.getLogger(OneJarPluginManager.class.getName());

    private final LentClasses lent;
    private Optional<IsolatedClassLoader> loader = Optional.empty();

    OneJarPluginManager(Path jar, LentClasses lent) {
        super(List.of(jar.toAbsolutePath().getParent()));
        this.lent = lent;
        setSystemVersion(API_VERSION);
    }

    /** Reads what the jar says of itself and makes its class loader; runs none of its code. */
    PluginWrapper open(Path jar) throws PluginFault {
        try {
            PluginWrapper plugin = loadPluginFromPath(jar);
            if (plugin == null) {
                throw new PluginFault("cannot be unpacked");
            }
            check(plugin);
            resolvePlugins();
            return plugin;
        } catch (PluginRuntimeException | IllegalArgumentException failure) {
            throw new PluginFault("is no plugin: " + failure.getMessage());
        }
    }

    private void check(PluginWrapper plugin) throws PluginFault {
        PluginDescriptor descriptor = plugin.getDescriptor();
        if (!descriptor.getDependencies().isEmpty()) {
            throw new PluginFault("depends on other plugins; pack all it needs into one jar");
        }
        if (plugin.getPluginState() == PluginState.DISABLED) {
            throw new PluginFault("requires version " + descriptor.getRequires() + " of the plugin API, this is "
                    + API_VERSION + "; correct Plugin-Requires in its manifest or get another version");
        }
    }

    /** Runs the plugin's own start, if it has one, and returns the names of its extensions. */
    Set<String> begin(PluginWrapper plugin) throws PluginFault {
        Plugin own = plugin.getPlugin();
        if (own == null) {
            throw new PluginFault("has a Plugin-Class that cannot be made: "
                    + plugin.getDescriptor().getPluginClass());
        }
        own.start();
        plugin.setPluginState(PluginState.STARTED);
        startedPlugins.add(plugin);
        return getExtensionClassNames(plugin.getPluginId());
    }

    /** Stops the plugin, which runs its code, and closes its class loader, whatever happens. */
    void end() {
        try {
            unloadPlugins();
        } finally {
            closeLoader();
        }
    }

    /** Closes the class loader without running any of the plugin's code. */
    void closeLoader() {
        try {
            if (loader.isPresent()) {
                loader.get().close();
            }
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "A plugin's jar could not be closed: " + failure);
        }
    }

    private synchronized PluginClassLoader isolated(PluginDescriptor descriptor) {
        IsolatedClassLoader made = new IsolatedClassLoader(this, descriptor, lent);
        loader = Optional.of(made);
        return made;
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new CompoundPluginLoader()
                .add(new JarPluginLoader(this) {
                    @Override
                    protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                        return isolated(descriptor);
                    }
                })
                .add(new DefaultPluginLoader(this) {
                    @Override
                    protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                        return isolated(descriptor);
                    }
                });
    }

    @Override
    public RuntimeMode getRuntimeMode() {
        return RuntimeMode.DEPLOYMENT;
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new AllEnabled();
    }

    /** No list of disabled plugins: what lies in the folder is wanted. */
    private static final class AllEnabled implements PluginStatusProvider {

        @Override
        public boolean isPluginDisabled(String pluginId) {
            return false;
        }

        @Override
        public void disablePlugin(String pluginId) {
            throw new UnsupportedOperationException("remove the jar of " + pluginId + " to disable it");
        }

        @Override
        public void enablePlugin(String pluginId) {
            throw new UnsupportedOperationException(pluginId + " is always enabled");
        }
    }
}
