package io.dvara.gateway.routing;

/** Gives those who hear of attempts; one for all targets of a request. */
@FunctionalInterface
interface Hearing {

    /** Nobody hears of anything. */
    Hearing NONE = _ -> AttemptListener.NOBODY;

    /** Returns who hears of one attempt at a target. */
    AttemptListener of(Target target);
}
