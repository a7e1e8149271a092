package io.dvara.gateway.plugins;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The only classes that plugins see beside their own and the JDK's.
 *
 * <p>What the gateway itself is built with stays hidden, so that no plugin comes to depend on it.
 */
final class LentClasses extends ClassLoader {

    private static final List<String> PACKAGES = List.of("io.dvara.api.", "jakarta.json.", "org.pf4j.", "org.slf4j.");

    private final ClassLoader lender;

    LentClasses(ClassLoader lender) {
        super("dvara-plugin-api", ClassLoader.getPlatformClassLoader());
        this.lender = lender;
    }

    /** Returns whether a class is always the gateway's, also when a plugin brings its own. */
    static boolean lends(String className) {
        return PACKAGES.stream().anyMatch(className::startsWith);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!lends(name)) {
            throw new ClassNotFoundException(name + " is neither in the plugin nor lent by the gateway");
        }
        return lender.loadClass(name);
    }

    @Override
    protected URL findResource(String name) {
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.emptyEnumeration();
    }
}
