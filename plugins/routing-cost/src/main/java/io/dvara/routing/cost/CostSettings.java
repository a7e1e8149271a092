package io.dvara.routing.cost;

import io.dvara.api.Default;

/**
 * What can be configured.
 *
 * @param tolerance how much more than the cheapest candidate is paid for a faster one, 0.1 being a tenth
 * @param expectedOutput tokens that an answer is taken to have before any was seen
 * @param smoothing the weight of the newest sample in moving averages
 * @param exploreEvery one of how many calls goes to another candidate that is cheap enough
 */
public record CostSettings(
        @Default("0.1") double tolerance,
        @Default("500") int expectedOutput,
        @Default("0.3") double smoothing,
        @Default("25") int exploreEvery) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException when a value makes no sense
     */
    public CostSettings {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must not be negative");
        }
        if (expectedOutput < 1) {
            throw new IllegalArgumentException("expected-output must be at least 1");
        }
    }
}
