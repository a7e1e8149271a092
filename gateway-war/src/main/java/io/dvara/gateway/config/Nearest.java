package io.dvara.gateway.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the name that someone probably meant. */
public final class Nearest {

    private static final int FAR = 60;

    private Nearest() {}

    /** Returns a hint such as {@code ; did you mean 'acme'?}, naming all of them when none is near. */
    public static String hint(String name, List<String> known) {
        return known.stream()
                .filter(it -> distance(normal(name), normal(it)) * 100 <= FAR * Math.max(name.length(), it.length()))
                .min(Comparator.comparingInt(it -> distance(normal(name), normal(it))))
                .map(it -> "; did you mean '" + it + "'?")
                .orElseGet(() -> known.isEmpty() ? "" : "; known are " + String.join(", ", known));
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] now = new int[right.length() + 1];
            now[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                now[column] = Math.min(Math.min(now[column - 1], before[column]) + 1, before[column - 1] + change);
            }
            before = now;
        }
        return before[right.length()];
    }
}
