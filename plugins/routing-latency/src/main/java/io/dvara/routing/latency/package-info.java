/** The strategy {@code latency-aware}: who answers soonest goes first. */
@NullMarked
package io.dvara.routing.latency;

import org.jspecify.annotations.NullMarked;
