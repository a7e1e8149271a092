package io.dvara.routing.canary;

import io.dvara.api.Default;
import io.dvara.routing.kit.Stickiness;
import java.util.Optional;

/**
 * What can be configured.
 *
 * @param percent of the calls that go to the canary, 0 to 100
 * @param candidate which one that is, such as {@code acme/new-model}; the last one when not said
 * @param by what requests belong together that are to see the same candidate
 */
public record CanarySettings(
        @Default("5") double percent,
        Optional<String> candidate,
        @Default("any") Stickiness.By by) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException when a value makes no sense
     */
    public CanarySettings {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be from 0 to 100");
        }
    }
}
