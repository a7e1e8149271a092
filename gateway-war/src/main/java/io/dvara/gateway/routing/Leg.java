package io.dvara.gateway.routing;

import io.dvara.gateway.config.Resilience;
import io.dvara.gateway.health.TargetHealth;
import java.time.Duration;

/** A target, and how far one request has come with it. */
final class Leg {

    private final Target target;
    private final TargetHealth health;
    private int tries;
    private boolean queueing;
    private State state = State.OPEN;

    /** Whether it may still be asked. */
    enum State {
        /** It may. */
        OPEN,
        /** It has failed in a way that asking again does not mend. */
        CLOSED,
        /** Its circuit is open. */
        SHUT,
        /** It has as many calls in flight as it may. */
        OVERLOADED
    }

    Leg(Target target, TargetHealth health) {
        this.target = target;
        this.health = health;
    }

    Target target() {
        return target;
    }

    TargetHealth health() {
        return health;
    }

    Resilience.Retry rules() {
        return target.provider().resilience().retry();
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isOverloaded() {
        return state == State.OVERLOADED;
    }

    boolean wasAsked() {
        return tries > 0;
    }

    int tries() {
        return tries;
    }

    /** Returns whether nothing speaks against asking now. */
    boolean isFree() {
        return isOpen() && tries == 0 && !queueing && floor().isZero() && !isShut();
    }

    boolean isShut() {
        return state == State.SHUT || !health.closedFor().isZero();
    }

    /** Returns how long the vendor still wants to be left alone. */
    Duration floor() {
        return health.coolingFor();
    }

    /** Returns whether others were preferred already because it was full. */
    boolean isQueueing() {
        return queueing;
    }

    void queue() {
        queueing = true;
    }

    void asked() {
        tries++;
    }

    void end(State last) {
        state = last;
    }
}
