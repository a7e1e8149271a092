package io.dvara.gateway.routing;

import io.dvara.api.routing.Candidate;
import io.dvara.gateway.config.Hedge;
import io.dvara.gateway.live.RouteTarget;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/** Targets in their order; each is made when it is asked for, since the first one mostly serves. */
final class RankedTargets extends AbstractList<Target> implements RandomAccess {

    private final Fit fit;
    private final int[] places;
    private final Hearing hearing;
    private final Optional<Hedge> hedge;

    RankedTargets(Fit fit, int[] places, Hearing hearing, Optional<Hedge> hedge) {
        this.fit = fit;
        this.places = places;
        this.hearing = hearing;
        this.hedge = hedge;
    }

    @Override
    public Target get(int index) {
        int place = places[index];
        RouteTarget target = fit.targets().get(place);
        return new Target(target.provider(), fit.candidates().get(place).model(), target.stated(), hearing, hedge);
    }

    @Override
    public int size() {
        return places.length;
    }

    /**
     * The candidates that fit a request.
     *
     * @param targets as they are configured
     * @param candidates the same as strategies see them, with the models they are asked for
     */
    record Fit(List<RouteTarget> targets, List<Candidate> candidates) {

        int size() {
            return targets.size();
        }

        /** Returns the places in the configured order. */
        int[] places() {
            int[] places = new int[targets.size()];
            for (int place = 0; place < places.length; place++) {
                places[place] = place;
            }
            return places;
        }
    }

    /** Candidates that are all as they are configured. */
    static final class Configured extends AbstractList<Candidate> implements RandomAccess {

        private final List<RouteTarget> targets;

        Configured(List<RouteTarget> targets) {
            this.targets = targets;
        }

        @Override
        public Candidate get(int index) {
            return targets.get(index).candidate();
        }

        @Override
        public int size() {
            return targets.size();
        }
    }
}
