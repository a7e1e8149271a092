package io.dvara.routing.kit;

/** The order of some candidates at one moment. */
final class Ranks {

    private static final double NEVER_ASKED = -1;
    private static final double ASKED_FOR_THE_FIRST_TIME = Double.MAX_VALUE;

    private final Speed[] speeds;
    private final double[] scores;
    private final int[] order;

    Ranks(Speed[] speeds, long now, double tolerance) {
        this.speeds = speeds;
        this.scores = new double[speeds.length];
        this.order = new int[speeds.length];
        double best = Double.MAX_VALUE;
        for (int place = 0; place < speeds.length; place++) {
            scores[place] = score(place, now);
            best = Math.min(best, scores[place]);
        }
        sort(best < 0 ? best : best * (1 + tolerance));
    }

    /** Returns the places, the best one first. */
    int[] order() {
        return order;
    }

    Speed speed(int place) {
        return speeds[place];
    }

    /** Returns the place, other than the best, that did not come first for longest; none while all are waited for. */
    int leastRecent() {
        int least = -1;
        for (int place : order) {
            boolean free = place != order[0] && speeds[place].pending() == 0;
            if (free && (least < 0 || speeds[place].chosen() < speeds[least].chosen())) {
                least = place;
            }
        }
        return least;
    }

    /** Who was never asked goes first, once; until there is an answer the others go on. */
    private double score(int place, long now) {
        if (speeds[place].isKnown()) {
            return speeds[place].score(now);
        }
        return speeds[place].pending() == 0 && speeds[place].chosen() < 0 ? NEVER_ASKED : ASKED_FOR_THE_FIRST_TIME;
    }

    private void sort(double near) {
        for (int count = 0; count < order.length; count++) {
            int at = count;
            while (at > 0 && isBetter(count, order[at - 1], near)) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = count;
        }
    }

    /** Among those that are about as fast, the one with fewer calls waiting is better. */
    private boolean isBetter(int one, int other, double near) {
        boolean bothNear = scores[one] <= near && scores[other] <= near;
        boolean bothUnknown = scores[one] == ASKED_FOR_THE_FIRST_TIME && scores[other] == ASKED_FOR_THE_FIRST_TIME;
        int fewer = bothNear || bothUnknown ? speeds[one].pending() - speeds[other].pending() : 0;
        if (fewer != 0) {
            return fewer < 0;
        }
        return scores[one] < scores[other];
    }
}
