package io.dvara.routing.kit;

import io.dvara.api.routing.Candidate;
import java.util.Arrays;
import java.util.List;

/** Sorts few candidates by scores, without making more objects than the list. */
public final class Sorting {

    private Sorting() {}

    /** Returns the candidates, the lowest score first and equals in their order; sorts the scores alike. */
    public static List<Candidate> ascending(List<Candidate> candidates, double[] scores) {
        Candidate[] sorted = new Candidate[scores.length];
        for (int count = 0; count < scores.length; count++) {
            double score = scores[count];
            int at = count;
            while (at > 0 && scores[at - 1] > score) {
                scores[at] = scores[at - 1];
                sorted[at] = sorted[at - 1];
                at--;
            }
            scores[at] = score;
            sorted[at] = candidates.get(count);
        }
        return Arrays.asList(sorted);
    }
}
