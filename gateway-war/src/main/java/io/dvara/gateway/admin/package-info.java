/**
 * Operations: health, information, status and metrics for people, probes and scrapers; stopping.
 *
 * <p>Called by the container alone. Knows {@code plugins}, {@code live} and {@code metrics}; knows
 * nothing of requests.
 */
@NullMarked
package io.dvara.gateway.admin;

import org.jspecify.annotations.NullMarked;
