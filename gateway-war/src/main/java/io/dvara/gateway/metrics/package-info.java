/**
 * Metrics: the only room that sees MicroProfile Metrics.
 *
 * <p>Everybody may report here; it knows nobody.
 */
@NullMarked
package io.dvara.gateway.metrics;

import org.jspecify.annotations.NullMarked;
