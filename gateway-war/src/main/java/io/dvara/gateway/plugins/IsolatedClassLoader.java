package io.dvara.gateway.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/** The class loader of one plugin: its own classes first, and no jar left open by the JDK's cache. */
final class IsolatedClassLoader extends PluginClassLoader {

    IsolatedClassLoader(PluginManager manager, PluginDescriptor descriptor, LentClasses lent) {
        super(manager, descriptor, lent, ClassLoadingStrategy.PDA);
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return LentClasses.lends(className);
    }

    @Override
    public URL findResource(String name) {
        URL found = super.findResource(name);
        return found == null ? null : uncached(found);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        for (URL url : Collections.list(super.findResources(name))) {
            found.add(uncached(url));
        }
        return Collections.enumeration(found);
    }

    private static URL uncached(URL url) {
        try {
            return URL.of(URI.create(url.toExternalForm()), new UncachedConnections());
        } catch (MalformedURLException | IllegalArgumentException _) {
            return url;
        }
    }

    private static final class UncachedConnections extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            URLConnection connection = URI.create(url.toExternalForm()).toURL().openConnection();
            connection.setUseCaches(false);
            return connection;
        }
    }
}
