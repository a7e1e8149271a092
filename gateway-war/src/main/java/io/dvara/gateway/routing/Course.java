package io.dvara.gateway.routing;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The course of one request over its targets: who is asked next and when, until nobody is left.
 *
 * <p>First all that are well are asked in their order. Then those that failed in passing, or want to
 * be left alone for a moment, are asked after a wait; the sum of waits and calls stays within the
 * time limit of the first target. For one thread.
 */
final class Course {

    /** What may be gone when the same target is asked again. */
    private static final Set<Fault> PASSING = EnumSet.of(
            Fault.RATE_LIMITED, Fault.UNAVAILABLE, Fault.FAILED, Fault.UNREACHABLE, Fault.BROKEN, Fault.MALFORMED);

    private final List<Leg> legs;
    private final Tempo tempo;
    private final Function<Target, OptionalLong> windows;
    private final long deadline;
    private final List<ProviderException> failures = new ArrayList<>();
    private int retries;

    Course(List<Leg> legs, Tempo tempo, Function<Target, OptionalLong> windows) {
        this.legs = legs;
        this.tempo = tempo;
        this.windows = windows;
        this.deadline = tempo.now()
                + legs.getFirst().target().provider().limits().whole().toNanos();
    }

    /** Where to go next, and after what wait. */
    record Stop(Leg leg, Duration after) {}

    /**
     * Returns where to go next.
     *
     * @throws ProviderException what is to be told when all has failed
     * @throws Refusal when nobody could be asked
     */
    Stop next() {
        if (left().isZero()) {
            throw end();
        }
        Optional<Leg> free = legs.stream().filter(Leg::isFree).findFirst();
        if (free.isPresent()) {
            return new Stop(free.get(), Duration.ZERO);
        }
        double chance = tempo.chance();
        while (true) {
            Stop stop = soonest(chance).orElseThrow(this::end);
            if (!stop.leg().wasAsked()) {
                return stop;
            }
            if (stop.leg().health().takeRetry()) {
                retries++;
                return stop;
            }
            stop.leg().end(Leg.State.CLOSED);
        }
    }

    /** Returns who may be asked beside a target, for its route wishes it. */
    Optional<Leg> beside(Leg busy) {
        return legs.stream()
                .filter(leg -> leg != busy && leg.isFree())
                .filter(leg -> leg.target().hedge().isPresent())
                .findFirst();
    }

    /** Returns how much time is left for all that is still to be done. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - tempo.now()));
    }

    /**
     * Notes that a target has failed.
     *
     * @throws ProviderException when it would fail everywhere
     */
    void failed(Leg leg, ProviderException failure) {
        boolean othersToBlame = failures.stream().anyMatch(Course::isProviders);
        failures.add(failure);
        Fault fault = failure.fault();
        if (fault.elsewhere() == Fault.Elsewhere.LARGER_WINDOW && legs.size() > 1) {
            keepLargerThan(leg);
        }
        if (!PASSING.contains(fault) || failure.getCause() instanceof PluginDefect) {
            leg.end(Leg.State.CLOSED);
        }
        boolean ofTheRequest = fault == Fault.CANCELLED || fault == Fault.CONTENT_FILTERED;
        if (fault.elsewhere() == Fault.Elsewhere.POINTLESS && (ofTheRequest || !othersToBlame)) {
            throw failure;
        }
    }

    /** Returns what the client is told when nobody is left. */
    RuntimeException end() {
        return failures.reversed().stream()
                .filter(Course::isProviders)
                .findFirst()
                .or(() -> failures.isEmpty() ? Optional.empty() : Optional.of(failures.getLast()))
                .<RuntimeException>map(Unserved::failure)
                .orElseGet(() -> Unserved.refusal(legs));
    }

    private Optional<Stop> soonest(double chance) {
        return legs.stream()
                .filter(leg -> leg.isOpen() && !leg.isShut())
                .filter(leg -> !leg.wasAsked() || retries < leg.rules().retries())
                .map(leg -> new Stop(leg, after(leg, chance)))
                .filter(stop -> stop.after().compareTo(stop.leg().rules().longestWait()) <= 0)
                .filter(stop -> stop.after().compareTo(left()) < 0)
                .min(Comparator.comparing(Stop::after)
                        .thenComparing(stop -> stop.leg().tries()));
    }

    /** What the vendor asks for is the least; beyond it callers are spread, so that they do not come at once. */
    private Duration after(Leg leg, double chance) {
        Duration floor = leg.floor();
        if (!leg.wasAsked()) {
            return floor.isZero() ? floor : floor.plus(scaled(leg.rules().firstDelay(), chance));
        }
        Duration most = leg.rules().firstDelay().multipliedBy(1L << Math.min(retries, 20));
        Duration backOff = scaled(least(most, leg.rules().maxDelay()), chance);
        return floor.isZero() ? backOff : floor.plus(least(backOff, leg.rules().firstDelay()));
    }

    /** A request that was too long is not sent to a window that may be no larger. */
    private void keepLargerThan(Leg tooSmall) {
        OptionalLong window = windows.apply(tooSmall.target());
        for (Leg leg : legs) {
            OptionalLong other = windows.apply(leg.target());
            boolean known = window.isPresent() && other.isPresent();
            boolean larger = known ? other.getAsLong() > window.getAsLong() : leg.wasAsked();
            if (leg == tooSmall || !larger) {
                leg.end(Leg.State.CLOSED);
            }
        }
    }

    private static boolean isProviders(ProviderException failure) {
        return failure.fault().blame() == Fault.Blame.PROVIDER;
    }

    private static Duration scaled(Duration most, double chance) {
        return Duration.ofNanos((long) (most.toNanos() * chance));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
