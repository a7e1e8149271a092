/**
 * Routing: from a model's name to targets, and through attempts to the one that serves.
 *
 * <p>Called by the pipeline. Knows generations and attempts, no dialect and no HTTP of ours.
 */
@NullMarked
package io.dvara.gateway.routing;

import org.jspecify.annotations.NullMarked;
