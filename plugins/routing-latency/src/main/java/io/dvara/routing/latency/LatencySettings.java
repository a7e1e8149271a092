package io.dvara.routing.latency;

import io.dvara.api.Default;

/**
 * What can be configured.
 *
 * @param smoothing the weight of the newest sample in the moving average
 * @param exploreEvery one of how many calls goes to another candidate, to find out how it is now
 * @param tolerance how much slower counts as equally fast; among such the least busy one goes first
 */
public record LatencySettings(
        @Default("0.3") double smoothing,
        @Default("25") int exploreEvery,
        @Default("0.1") double tolerance) {}
