package io.dvara.gateway.routing;

import io.dvara.api.routing.Candidate;
import java.util.List;

/** What a strategy has ranked, by the candidates' places, and behind it what it has left out. */
final class RankedPlaces {

    private final List<Candidate> candidates;
    private final int[] places;
    private int count;

    RankedPlaces(List<Candidate> candidates) {
        this.candidates = candidates;
        this.places = new int[candidates.size()];
    }

    /** Takes a ranking; returns whether it holds candidates alone, each once. */
    boolean take(List<Candidate> ranking) {
        if (ranking == null) {
            return false;
        }
        boolean sound = true;
        for (Candidate candidate : ranking) {
            int place = place(candidate);
            boolean usable = place >= 0 && !isTaken(place);
            if (usable) {
                places[count++] = place;
            }
            sound &= usable;
        }
        return sound;
    }

    int[] all() {
        for (int place = 0; place < candidates.size(); place++) {
            if (!isTaken(place)) {
                places[count++] = place;
            }
        }
        return places;
    }

    private int place(Candidate wanted) {
        for (int place = 0; place < candidates.size(); place++) {
            if (candidates.get(place) == wanted) {
                return place;
            }
        }
        return candidates.indexOf(wanted);
    }

    private boolean isTaken(int place) {
        for (int index = 0; index < count; index++) {
            if (places[index] == place) {
                return true;
            }
        }
        return false;
    }
}
