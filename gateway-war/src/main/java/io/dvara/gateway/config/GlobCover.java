package io.dvara.gateway.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether some patterns together match all that another one matches.
 *
 * <p>Walks through all names that the other one matches, letter by letter, and keeps where in each
 * pattern it is. Letters that no pattern holds are all alike, so that one stands for them.
 */
public final class GlobCover {

    private static final int PATIENCE = 4_000;

    /** No pattern holds it. */
    private static final char ANY_OTHER = '\0';

    private final List<ModelGlob> covers;

    /** Makes a cover of these patterns. */
    public GlobCover(List<ModelGlob> covers) {
        this.covers = List.copyOf(covers);
    }

    private record Step(BitSet inside, List<BitSet> covering) {}

    /** Returns whether they do; false when it takes too long to find out. */
    public boolean covers(ModelGlob glob) {
        Set<Character> letters = letters(glob);
        Deque<Step> open = new ArrayDeque<>();
        Set<Step> seen = new HashSet<>();
        Step first = new Step(start(glob), covers.stream().map(GlobCover::start).toList());
        open.add(first);
        seen.add(first);
        while (!open.isEmpty() && seen.size() < PATIENCE) {
            Step step = open.poll();
            if (ends(glob, step.inside()) && !anyEnds(step.covering())) {
                return false;
            }
            for (char letter : letters) {
                Step next = next(glob, step, letter);
                if (!next.inside().isEmpty() && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return open.isEmpty();
    }

    private Set<Character> letters(ModelGlob glob) {
        Set<Character> letters = new HashSet<>();
        letters.add(ANY_OTHER);
        glob.text().chars().forEach(it -> letters.add((char) it));
        covers.forEach(cover -> cover.text().chars().forEach(it -> letters.add((char) it)));
        letters.remove('*');
        letters.remove('?');
        return letters;
    }

    private Step next(ModelGlob glob, Step step, char letter) {
        List<BitSet> covering = new ArrayList<>();
        for (int each = 0; each < covers.size(); each++) {
            covering.add(moved(covers.get(each), step.covering().get(each), letter));
        }
        return new Step(moved(glob, step.inside(), letter), covering);
    }

    private boolean anyEnds(List<BitSet> covering) {
        for (int each = 0; each < covers.size(); each++) {
            if (ends(covers.get(each), covering.get(each))) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(ModelGlob glob, BitSet places) {
        return places.get(glob.text().length());
    }

    private static BitSet start(ModelGlob glob) {
        BitSet places = new BitSet();
        enter(glob, places, 0);
        return places;
    }

    private static BitSet moved(ModelGlob glob, BitSet places, char letter) {
        BitSet moved = new BitSet();
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (place == glob.text().length()) {
                continue;
            }
            char wanted = glob.text().charAt(place);
            if (wanted == '*') {
                enter(glob, moved, place);
            } else if (wanted == '?' || wanted == letter) {
                enter(glob, moved, place + 1);
            }
        }
        return moved;
    }

    /** A star may also stand for nothing. */
    private static void enter(ModelGlob glob, BitSet places, int place) {
        int at = place;
        places.set(at);
        while (at < glob.text().length() && glob.text().charAt(at) == '*') {
            places.set(++at);
        }
    }
}
