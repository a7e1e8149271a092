package io.dvara.routing.kit;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import java.util.List;
import java.util.Optional;

/** Keeps whoever asks at the same candidate, in every gateway and without keeping anything. */
public final class Stickiness {

    private static final double FRACTION = 0x1.0p-53;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Stickiness() {}

    /** By what requests belong together. */
    public enum By {
        /** By the agent's session, else the end user, else the caller's key. */
        ANY,
        /** By the agent's session. */
        SESSION,
        /** By the end user. */
        USER,
        /** By the caller's key. */
        KEY
    }

    /** Returns what a request belongs to; empty when it does not tell. */
    public static Optional<String> of(RoutingRequest.Parties parties, By by) {
        return switch (by) {
            case SESSION -> parties.session();
            case USER -> parties.user();
            case KEY -> parties.caller();
            case ANY -> parties.session().or(parties::user).or(parties::caller);
        };
    }

    /**
     * Returns the candidates in an order of this key's own, each first for a share of all keys that is
     * its share of the weights.
     *
     * <p>When a candidate goes, only keys that had it first get another one.
     */
    public static List<Candidate> order(List<Candidate> candidates, String key) {
        double[] scores = new double[candidates.size()];
        for (int place = 0; place < scores.length; place++) {
            Candidate candidate = candidates.get(place);
            scores[place] = candidate.weight() > 0
                    ? -Math.log(number(key, candidate.id())) / candidate.weight()
                    : Double.MAX_VALUE;
        }
        return Sorting.ascending(candidates, scores);
    }

    /** Returns a number above 0 and below 1 that is the same for the same texts. */
    public static double number(String key, String salt) {
        long hash = spread(salt, spread(key, FNV_OFFSET) ^ FNV_PRIME);
        return ((mixed(hash) >>> 11) + 0.5) * FRACTION;
    }

    private static long spread(String text, long seed) {
        long hash = seed;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
