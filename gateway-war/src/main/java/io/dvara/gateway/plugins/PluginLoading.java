package io.dvara.gateway.plugins;

import io.dvara.api.ComponentFactory;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.routing.RoutingStrategyFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pf4j.PluginWrapper;

/** Loads a jar: manifest, class loader, factories and what they say of themselves. */
final class PluginLoading {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final System.Logger LOG = System.getLogger(PluginLoading.class.getName());

    private final Border border;
    private final LentClasses lent;

    PluginLoading(Border border, LentClasses lent) {
        this.border = border;
        this.lent = lent;
    }

    /** Returns the plugin; when it cannot be loaded nothing of it is left. */
    LoadedPlugin load(PluginCopy copy) throws PluginFault {
        OneJarPluginManager pf4j = new OneJarPluginManager(copy.path(), lent);
        try {
            PluginWrapper plugin = pf4j.open(copy.path());
            ClassLoader loader = plugin.getPluginClassLoader();
            List<FactoryType> types = border.cross("its start", loader, () -> types(pf4j, plugin));
            return new LoadedPlugin(
                    new LoadedPlugin.Identity(
                            plugin.getPluginId(), plugin.getDescriptor().getVersion()),
                    copy,
                    new LoadedPlugin.Content(loader, types),
                    () -> close(pf4j, loader, copy));
        } catch (PluginFault fault) {
            pf4j.closeLoader();
            throw fault;
        }
    }

    private void close(OneJarPluginManager pf4j, ClassLoader loader, PluginCopy copy) {
        try {
            border.cross("its stop", loader, () -> {
                pf4j.end();
                return true;
            });
        } catch (PluginFault fault) {
            LOG.log(System.Logger.Level.WARNING, "Plugin file " + copy.file() + ": " + fault.getMessage());
            pf4j.closeLoader();
        }
        copy.delete();
    }

    private static List<FactoryType> types(OneJarPluginManager pf4j, PluginWrapper plugin) throws Exception {
        Set<String> extensions = new TreeSet<>(pf4j.begin(plugin));
        if (extensions.isEmpty()) {
            throw new PluginFault("lists no extension in META-INF/extensions.idx; mark its factories with @Extension"
                    + " and build it with <proc>full</proc>");
        }
        List<FactoryType> types = new ArrayList<>();
        for (String extension : extensions) {
            Class<?> found = plugin.getPluginClassLoader().loadClass(extension);
            if (Stream.of(FactoryKind.values()).anyMatch(kind -> kind.isOf(found))) {
                types.add(type(found));
            }
        }
        if (types.isEmpty()) {
            throw new PluginFault("has no extension of a kind this gateway knows, only " + extensions);
        }
        return types;
    }

    private static FactoryType type(Class<?> found) throws PluginFault {
        String what = found.getName();
        ComponentFactory<?, ?> factory = made(found);
        String type = factory.type();
        if (type == null || !TYPE.matcher(type).matches()) {
            throw new PluginFault(what + ".type() must return lower case letters and digits");
        }
        if (factory.settings() == null || !factory.settings().isRecord()) {
            throw new PluginFault(what + ".settings() must return a record");
        }
        return switch (factory) {
            case ProviderFactory<?> providers -> providerType(type, providers);
            case RoutingStrategyFactory<?> strategies -> new StrategyType(type, strategies);
            default -> throw new PluginFault(what + " is of no kind that this gateway knows");
        };
    }

    private static ProviderType providerType(String type, ProviderFactory<?> factory) throws PluginFault {
        if (factory.profile() == null) {
            throw new PluginFault(factory.getClass().getName() + ".profile() must return a profile");
        }
        return new ProviderType(type, factory.profile(), factory);
    }

    private static ComponentFactory<?, ?> made(Class<?> found) throws PluginFault {
        try {
            return (ComponentFactory<?, ?>) found.getConstructor().newInstance();
        } catch (InvocationTargetException failure) {
            throw new PluginFault("constructor of " + found.getName() + " threw " + failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new PluginFault(found.getName() + " needs a public constructor without parameters: " + failure);
        }
    }
}
