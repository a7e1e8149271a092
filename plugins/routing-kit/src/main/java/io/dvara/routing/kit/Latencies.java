package io.dvara.routing.kit;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RoutingRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ranks candidates by how soon they answer; safe for many threads.
 *
 * <p>For streams the time to the first content counts, for the rest that of the whole call. Every
 * now and then a call goes to the candidate that was not asked for longest, so that one that has
 * recovered is found.
 */
public final class Latencies {

    private final Clock clock;
    private final Rules rules;
    private final Map<String, Speed> streams = new ConcurrentHashMap<>();
    private final Map<String, Speed> wholes = new ConcurrentHashMap<>();
    private final AtomicLong decisions = new AtomicLong();

    /**
     * How it is measured.
     *
     * @param smoothing the weight of the newest sample, above 0 and at most 1
     * @param exploreEvery one of how many calls explores
     * @param tolerance how much slower counts as equally fast, 0.1 being a tenth
     */
    public record Rules(double smoothing, int exploreEvery, double tolerance) {

        /**
         * Checks the rules.
         *
         * @throws IllegalArgumentException when a value makes no sense
         */
        public Rules {
            if (!(smoothing > 0 && smoothing <= 1)) {
                throw new IllegalArgumentException("smoothing must be above 0 and at most 1");
            }
            if (exploreEvery < 2) {
                throw new IllegalArgumentException("explore-every must be at least 2");
            }
            if (!(tolerance >= 0)) {
                throw new IllegalArgumentException("tolerance must not be negative");
            }
        }
    }

    /** Measures by this clock. */
    public Latencies(Clock clock, Rules rules) {
        this.clock = clock;
        this.rules = rules;
    }

    /** Returns the candidates, the one first that is expected to answer soonest. */
    public List<Candidate> ranked(Delivery delivery, List<Candidate> candidates) {
        if (candidates.size() < 2) {
            return candidates;
        }
        long decision = decisions.incrementAndGet();
        Ranks ranks = new Ranks(speeds(delivery, candidates), clock.millis(), rules.tolerance());
        int explored = decision % rules.exploreEvery() == 0 ? ranks.leastRecent() : -1;
        List<Candidate> ranked = new ArrayList<>(candidates.size());
        if (explored >= 0) {
            ranked.add(candidates.get(explored));
            ranks.speed(explored).explored(decision);
        } else {
            ranks.speed(ranks.order()[0]).chosen(decision);
        }
        for (int place : ranks.order()) {
            if (place != explored) {
                ranked.add(candidates.get(place));
            }
        }
        return ranked;
    }

    /** Hears that a candidate is about to be asked. */
    public void begun(RoutingRequest request, Candidate candidate) {
        speed(request.delivery(), candidate).begun(clock.millis());
    }

    /** Hears that the first content has come. */
    public void firstContent(RoutingRequest request, Candidate candidate, Duration sinceBegun) {
        if (request.delivery() == Delivery.STREAMED) {
            Speed speed = speed(request.delivery(), candidate);
            speed.heard(clock.millis());
            speed.served(sinceBegun.toNanos());
        }
    }

    /** Hears that another candidate was sooner: this one takes as long at least. */
    public void outrun(RoutingRequest request, Candidate candidate, Duration sinceBegun) {
        speed(request.delivery(), candidate).outrun(sinceBegun.toNanos());
    }

    /** Hears that an attempt is over; what callers and operators are to blame for tells nothing. */
    public void ended(RoutingRequest request, Candidate candidate, Outcome outcome) {
        Speed speed = speed(request.delivery(), candidate);
        boolean whole = request.delivery() == Delivery.WHOLE;
        if (whole || outcome.firstContent().isEmpty()) {
            speed.heard(clock.millis());
        }
        if (outcome.fault().isEmpty()) {
            if (whole) {
                speed.served(outcome.whole().toNanos());
            }
        } else if (outcome.fault().get() == Fault.TIMED_OUT) {
            speed.timedOut(outcome.whole().toNanos());
        } else if (outcome.fault().get().elsewhere() == Fault.Elsewhere.MAY_SERVE
                && outcome.fault().get() != Fault.UNSUPPORTED_PARAMETER) {
            speed.failed();
        }
    }

    private Speed[] speeds(Delivery delivery, List<Candidate> candidates) {
        Speed[] speeds = new Speed[candidates.size()];
        for (int place = 0; place < speeds.length; place++) {
            speeds[place] = speed(delivery, candidates.get(place));
        }
        return speeds;
    }

    private Speed speed(Delivery delivery, Candidate candidate) {
        Map<String, Speed> known = delivery == Delivery.STREAMED ? streams : wholes;
        Speed speed = known.get(candidate.id());
        return speed == null ? known.computeIfAbsent(candidate.id(), _ -> new Speed(rules.smoothing())) : speed;
    }
}
