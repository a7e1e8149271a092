/**
 * The contract between the gateway and its plugins: how components are made and what they are lent.
 *
 * <p>Plugins implement a {@link io.dvara.api.ComponentFactory} of some kind and mark it with PF4J's
 * {@code @Extension}; the gateway finds, configures, calls and retires what they make. Nothing here
 * knows the gateway, a vendor or a library.
 */
@NullMarked
package io.dvara.api;

import org.jspecify.annotations.NullMarked;
