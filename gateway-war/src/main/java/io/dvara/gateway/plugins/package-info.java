/**
 * Plugins: finds, loads, replaces and retires jars, and makes generations of their components.
 *
 * <p>The only room that sees PF4J. Asked by {@code admin} and, for its status, by {@code http};
 * knows nothing of requests.
 */
@NullMarked
package io.dvara.gateway.plugins;

import org.jspecify.annotations.NullMarked;
