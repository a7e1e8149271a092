package io.dvara.gateway.health;

import java.time.Duration;

/**
 * For how long targets asked to be left alone; safe for many threads.
 *
 * <p>Kept apart from the rest of health, so that replicas can share it: times are lengths, never
 * moments of one machine's clock.
 */
public interface CoolDowns {

    /** Notes that a target is to be left alone for this long, or longer when it is already. */
    void cool(TargetKey target, Duration time);

    /** Returns how long it still is to be left alone. */
    Duration left(TargetKey target);

    /** Forgets what a target asked for. */
    void forget(TargetKey target);
}
