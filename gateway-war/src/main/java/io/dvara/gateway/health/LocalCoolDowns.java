package io.dvara.gateway.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cool-downs of this process; what has passed is forgotten when many are kept. */
final class LocalCoolDowns implements CoolDowns {

    private static final int MANY = 1000;

    private final Clock clock;
    private final Map<TargetKey, Instant> ends = new ConcurrentHashMap<>();

    LocalCoolDowns(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void cool(TargetKey target, Duration time) {
        Instant now = clock.instant();
        if (ends.size() >= MANY) {
            ends.values().removeIf(end -> !end.isAfter(now));
        }
        if (ends.size() < MANY || ends.containsKey(target)) {
            ends.merge(target, now.plus(time), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    @Override
    public Duration left(TargetKey target) {
        if (ends.isEmpty()) {
            return Duration.ZERO;
        }
        return Optional.ofNullable(ends.get(target))
                .map(end -> Duration.between(clock.instant(), end))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    @Override
    public void forget(TargetKey target) {
        ends.remove(target);
    }
}
