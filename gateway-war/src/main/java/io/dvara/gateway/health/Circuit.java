package io.dvara.gateway.health;

import io.dvara.gateway.config.Resilience;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The breaker of one target; safe for many threads.
 *
 * <p>Beside the share of failures in the window it asks for some in a row: a target that serves in
 * between is not down. A probe that does not come back leaves its place to another one.
 */
final class Circuit {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final float ALL = 100;

    /** What {@link #enter} returns to a call that is not let in. */
    static final int REFUSED = -1;

    private final Resilience.Breaker rule;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final AtomicInteger inARow = new AtomicInteger();
    private final Consumer<CircuitState> told;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Instant openUntil = Instant.MIN;
    private volatile Instant probeUntil = Instant.MIN;
    private volatile boolean probeOut;

    Circuit(Resilience.Breaker rule, Clock clock, Consumer<CircuitState> told) {
        this.rule = rule;
        this.clock = clock;
        this.told = told;
        breaker = CircuitBreaker.of("target", configuration(rule, clock));
        breaker.getEventPublisher()
                .onStateTransition(event -> turned(event.getStateTransition().getToState()));
    }

    CircuitState state() {
        return state(breaker.getState());
    }

    /** Returns how long it will not let anybody in; an estimate while a probe is out. */
    Duration closedFor() {
        Instant now = clock.instant();
        return switch (breaker.getState()) {
            case OPEN -> until(openUntil, now);
            case HALF_OPEN -> probeOut && probeUntil.isAfter(now) ? SOON : Duration.ZERO;
            default -> Duration.ZERO;
        };
    }

    /** Lets a call in, or not; returns the turn to which its outcome belongs, or {@link #REFUSED}. */
    int enter() {
        return breaker.getState() == CircuitBreaker.State.CLOSED ? turn.get() : probe();
    }

    private synchronized int probe() {
        Instant now = clock.instant();
        if (breaker.getState() == CircuitBreaker.State.HALF_OPEN && !probeUntil.isAfter(now) && probeOut) {
            turn.incrementAndGet();
            breaker.releasePermission();
        }
        if (!breaker.tryAcquirePermission()) {
            return REFUSED;
        }
        probeOut = breaker.getState() == CircuitBreaker.State.HALF_OPEN;
        probeUntil = now.plus(rule.openTime());
        return turn.get();
    }

    void served(int since) {
        if (since == turn.get()) {
            inARow.set(0);
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    void failed(int since, Throwable failure) {
        if (since != turn.get()) {
            return;
        }
        int row = inARow.incrementAndGet();
        breaker.onError(0, TimeUnit.NANOSECONDS, failure);
        boolean bad = row >= rule.failuresInARow() && breaker.getMetrics().getFailureRate() >= rule.failureRate();
        if (bad && breaker.getState() == CircuitBreaker.State.CLOSED) {
            breaker.transitionToOpenState();
        }
    }

    /** Takes a call back of which nothing was learnt. */
    synchronized void undecided(int since) {
        if (since == turn.get() && probeOut) {
            probeOut = false;
            breaker.releasePermission();
        }
    }

    private void turned(CircuitBreaker.State to) {
        Instant now = clock.instant();
        turn.incrementAndGet();
        inARow.set(0);
        probeOut = false;
        openUntil = to == CircuitBreaker.State.OPEN ? now.plus(rule.openTime()) : now;
        told.accept(state(to));
    }

    private static CircuitState state(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> CircuitState.OPEN;
            case HALF_OPEN -> CircuitState.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> CircuitState.CLOSED;
        };
    }

    private static Duration until(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Here the library opens by itself only when all has failed; below that it is asked for the share. */
    private static CircuitBreakerConfig configuration(Resilience.Breaker rule, Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) rule.window().toSeconds())
                .minimumNumberOfCalls(Math.max(rule.minCalls(), rule.failuresInARow()))
                .failureRateThreshold(ALL)
                .waitDurationInOpenState(rule.openTime())
                .permittedNumberOfCallsInHalfOpenState(1)
                .writableStackTraceEnabled(false)
                .clock(clock)
                .build();
    }
}
