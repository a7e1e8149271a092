package io.dvara.provider.mock;

import io.dvara.api.Default;
import java.time.Duration;

/**
 * How a mock provider behaves whatever model is asked for; a model's name may say otherwise.
 *
 * @param latency the wait before an answer begins
 * @param pace the wait before each further piece of a streamed answer
 * @param failEvery each so manieth call fails; 0 for none
 * @param failStatus the HTTP status of which such a failure is
 */
public record MockSettings(
        @Default("0s") Duration latency,
        @Default("0s") Duration pace,
        @Default("0") int failEvery,
        @Default("500") int failStatus) {

    /** Checks that nothing is negative and the status is one of an error. */
    public MockSettings {
        if (latency.isNegative() || pace.isNegative()) {
            throw new IllegalArgumentException("latency and pace must not be negative");
        }
        if (failEvery < 0) {
            throw new IllegalArgumentException("failEvery must be 0 or more, not " + failEvery);
        }
        if (failStatus < 400 || failStatus > 599) {
            throw new IllegalArgumentException("failStatus must be from 400 to 599, not " + failStatus);
        }
    }
}
