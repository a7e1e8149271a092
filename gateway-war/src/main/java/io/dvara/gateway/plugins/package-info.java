/**
 * Plugins: finds, loads, replaces and retires jars, and makes generations of their components.
 *
 * <p>Each jar is a {@code LoadedPlugin} with a PF4J plugin manager and a class loader of its own, so
 * that replacing one leaves the others and their warm connections alone. Providers are counted by the
 * generations that hold them, plugins by their providers and by the shelf: when the last lease of the
 * last generation comes back, the provider is closed, then the plugin stopped, its class loader closed
 * and the private copy deleted. All code of a plugin runs behind the {@code Border}, except its calls.
 *
 * <p>The only room that sees PF4J. Asked by {@code admin} and, for its status, by {@code http};
 * knows nothing of requests.
 */
@NullMarked
package io.dvara.gateway.plugins;

import org.jspecify.annotations.NullMarked;
