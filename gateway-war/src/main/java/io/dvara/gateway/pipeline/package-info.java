/**
 * The way of a request: the order of stages, in one method.
 *
 * <p>{@code http} opens an {@link io.dvara.gateway.pipeline.Exchange} at the door, hands it and the
 * canonical request to {@link io.dvara.gateway.pipeline.Pipeline}, writes what comes back and closes
 * the exchange. Knows no dialect.
 */
@NullMarked
package io.dvara.gateway.pipeline;

import org.jspecify.annotations.NullMarked;
