package io.dvara.gateway.routing;

import io.dvara.gateway.health.Slot;
import io.dvara.gateway.health.Trial;

/**
 * The right to ask a target once.
 *
 * @param leg whose target is asked
 * @param trial what comes of it, for the target's health
 * @param listener who hears of the attempt
 * @param slot one of the calls that its provider bears at once
 */
record Entry(Leg leg, Trial trial, AttemptListener listener, Slot slot) implements AutoCloseable {

    Target target() {
        return leg.target();
    }

    @Override
    public void close() {
        trial.close();
        slot.close();
    }
}
