package io.dvara.routing.kit;

import io.dvara.api.routing.Candidate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Draws candidates by their weight; safe for many threads.
 *
 * <p>The numbers it draws by are spread as evenly as numbers can be, so that shares are kept after
 * few calls already, and differ from one gateway to the next.
 */
public final class Draws {

    /** Its multiples, taken modulo 1, leave no gap that is larger than needed. */
    private static final double GOLDEN = 0.6180339887498949;

    private final double begin;
    private final AtomicLong count = new AtomicLong();

    /** Begins anywhere. */
    public Draws(RandomGenerator random) {
        this.begin = random.nextDouble();
    }

    /** Returns the next number from 0 to 1. */
    public double next() {
        double sum = begin + (count.getAndIncrement() & 0xFFFF_FFFFL) * GOLDEN;
        return sum - Math.floor(sum);
    }

    /** Returns the candidates in the order in which they are drawn; those without weight come last. */
    public List<Candidate> order(List<Candidate> candidates) {
        return order(candidates, next());
    }

    /** Returns the order that belongs to a number from 0 to 1; the same for the same number. */
    public static List<Candidate> order(List<Candidate> candidates, double number) {
        Candidate[] drawn = candidates.toArray(Candidate[]::new);
        double rest = number;
        for (int count = 0; count < drawn.length - 1; count++) {
            double sum = 0;
            for (int place = count; place < drawn.length; place++) {
                sum += drawn[place].weight();
            }
            int place = count;
            double at = rest * sum;
            while (sum > 0 && place < drawn.length - 1 && at >= drawn[place].weight()) {
                at -= drawn[place].weight();
                place++;
            }
            Candidate chosen = drawn[place];
            System.arraycopy(drawn, count, drawn, count + 1, place - count);
            drawn[count] = chosen;
            rest = chosen.weight() > 0 ? Math.min(at / chosen.weight(), Math.nextDown(1.0)) : rest;
        }
        return Arrays.asList(drawn);
    }
}
