package io.dvara.gateway.health;

/** Whether a target is asked. */
public enum CircuitState {
    /** It is. */
    CLOSED(0),
    /** By one probe at a time. */
    HALF_OPEN(1),
    /** It is not, for a while. */
    OPEN(2);

    private final int gauge;

    CircuitState(int gauge) {
        this.gauge = gauge;
    }

    /** Returns the number by which metrics know it. */
    int gauge() {
        return gauge;
    }
}
