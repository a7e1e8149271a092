package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.routing.Outcome;
import io.dvara.gateway.config.Hedge;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks targets one after another until one serves; safe for many threads. */
@SingleInstance
class Relay {

    private final Courses courses;
    private final Attempts attempts;
    private final Quarantine quarantine;
    private final Failures failures;
    private final Hedges hedges;

    @Inject
    Relay(Courses courses, Attempts attempts, Quarantine quarantine, Failures failures, Hedges hedges) {
        this.courses = courses;
        this.attempts = attempts;
        this.quarantine = quarantine;
        this.failures = failures;
        this.hedges = hedges;
    }

    /** How a target is asked on a course, which hears of every failure; empty when it does not serve. */
    @FunctionalInterface
    private interface Way<T> {

        Optional<T> ask(Course course, Entry entry);
    }

    /**
     * Returns what the first target that serves gives.
     *
     * @throws ProviderException when none serves
     */
    <T> T first(Journey journey, List<Target> targets, Attempted<T> asking) {
        return run(journey, targets, (course, entry) -> alone(journey, course, entry, asking));
    }

    /**
     * Returns the first stream that has reached its content; where the route wishes it, a second target
     * is asked beside one that is late.
     *
     * @throws ProviderException when none serves
     */
    Stream<ChatChunk> opened(
            Journey journey, List<Target> targets, Delivery delivery, Attempted<Stream<ChatChunk>> asking) {
        if (targets.getFirst().hedge().isEmpty() || journey.detour().isPresent()) {
            return first(journey, targets, asking);
        }
        return run(journey, targets, (course, entry) -> {
            Optional<Hedge> hedge = entry.target().hedge();
            Attempted<Stream<ChatChunk>> timed = hedge.isEmpty() ? asking : timed(hedge.get(), delivery, asking);
            Optional<Duration> delay = hedge.flatMap(it -> hedges.delay(it, delivery));
            return delay.isEmpty()
                    ? alone(journey, course, entry, timed)
                    : new Race(this, journey, course, timed).run(entry, delay.get());
        });
    }

    private <T> T run(Journey journey, List<Target> targets, Way<T> way) {
        Course course = courses.begin(journey, targets);
        Optional<Leg> last = Optional.empty();
        while (true) {
            Course.Stop stop = course.next();
            Leg leg = stop.leg();
            last.ifPresent(before -> failures.went(before, leg));
            courses.rest(course, stop, journey);
            Optional<Entry> entry = enter(course, leg, journey);
            if (entry.isPresent()) {
                last = Optional.of(leg);
                journey.attempted(leg.target().provider().name(), leg.target().model());
                Optional<T> answer = way.ask(course, entry.get());
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
    }

    private <T> Optional<T> alone(Journey journey, Course course, Entry entry, Attempted<T> asking) {
        try {
            return Optional.of(ask(open(entry, course.left(), journey, journey), asking));
        } catch (ProviderException e) {
            course.failed(entry.leg(), e);
            return Optional.empty();
        }
    }

    /** A target that was given up for another one counts with the time for which it was waited. */
    private Attempted<Stream<ChatChunk>> timed(Hedge hedge, Delivery delivery, Attempted<Stream<ChatChunk>> asking) {
        return (target, attempt) -> {
            try {
                Stream<ChatChunk> opened = asking.ask(target, attempt);
                hedges.took(hedge, delivery, attempt.call().age());
                return opened;
            } catch (ProviderException e) {
                if (e.fault() == Fault.CANCELLED && attempt.isOutrun()) {
                    hedges.took(hedge, delivery, attempt.call().age());
                }
                throw e;
            }
        };
    }

    // ---- for races too

    /** Enters a target; empty when it turns out that it cannot be asked now. */
    Optional<Entry> enter(Course course, Leg leg, Journey journey) {
        String plugin = leg.target().provider().plugin();
        if (quarantine.holds(plugin)) {
            leg.end(Leg.State.CLOSED);
            course.failed(
                    leg,
                    new ProviderException(
                            Fault.UNAVAILABLE,
                            "the plugin '" + plugin
                                    + "' is quarantined because calls to it did not come back; replace its jar"));
            return Optional.empty();
        }
        Optional<Entry> entry = courses.enter(leg, journey);
        entry.ifPresent(_ -> leg.asked());
        return entry;
    }

    /** Opens an attempt that may take the time that is left. */
    TrackedAttempt open(Entry entry, Duration left, Caller caller, Chronicle told) {
        CallLimits limits = entry.target().provider().limits().within(left);
        Caller quarantining = new Quarantining(caller, () -> lost(entry));
        return new TrackedAttempt(entry, attempts.open(limits, quarantining), told, failures);
    }

    /** Asks; an attempt that gives nothing is closed. */
    <T> T ask(TrackedAttempt attempt, Attempted<T> asking) {
        boolean given = false;
        attempt.begin();
        try {
            T answer = asking.ask(attempt.target(), attempt);
            attempt.served();
            given = true;
            return answer;
        } catch (ProviderException e) {
            attempt.failed(e);
            throw e;
        } finally {
            if (!given) {
                attempt.close();
            }
        }
    }

    Hedges hedges() {
        return hedges;
    }

    /** A thread that does not come back counts against the plugin, and holds nothing any more. */
    private void lost(Entry entry) {
        quarantine.lost(entry.target().provider().plugin());
        entry.close();
        Outcome outcome = Outcome.failed(
                Fault.TIMED_OUT, entry.target().provider().limits().whole());
        Thread.ofVirtual().name("lost").start(() -> entry.listener().ended(outcome));
    }
}
