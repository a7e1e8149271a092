/**
 * Configuration: what stands in defaults, {@code dvara.yaml}, variables and properties, checked.
 *
 * <p>Everybody may read it; it knows nobody.
 */
@NullMarked
package io.dvara.gateway.config;

import org.jspecify.annotations.NullMarked;
