/**
 * The current generation: configuration and live components, swapped as one.
 *
 * <p>The pipeline and its stages take a lease at the door and keep it to the last byte; {@code
 * plugins} makes generations. Knows neither requests nor PF4J.
 */
@NullMarked
package io.dvara.gateway.live;

import org.jspecify.annotations.NullMarked;
