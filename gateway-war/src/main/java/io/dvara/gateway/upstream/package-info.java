/**
 * Calls to the outside: the HTTP client that plugins are lent, and the watch over every call.
 *
 * <p>Dispatching opens an {@code Attempt} for each try at a target and hands it to the plugin as its
 * {@code Call}; whatever the plugin sends is bound to it. The only room that sees Apache HttpClient
 * and the kernel's connection tables. Knows neither dialects nor providers.
 */
@NullMarked
package io.dvara.gateway.upstream;

import org.jspecify.annotations.NullMarked;
