package io.dvara.testkit.upstream;

import java.time.Duration;
import java.util.List;

/** One thing that a script does on the wire. */
sealed interface Step {

    /** Sends bytes of the body, framed and compressed as the head says. */
    record Send(byte[] bytes) implements Step {}

    /** Sends bytes past all framing. */
    record SendRaw(byte[] bytes) implements Step {}

    /** Waits for a time. */
    record Pause(Duration duration) implements Step {}

    /** Waits until the test opens the gate. */
    record Await(Gate gate) implements Step {}

    /** Waits until the peer hangs up. */
    record Stall() implements Step {}

    /** Ends the connection. */
    record CutOff(Cut cut) implements Step {}

    /** Does the same steps several times. */
    record Repeat(long times, List<Step> steps) implements Step {

        static final long FOR_EVER = Long.MAX_VALUE;
    }
}
