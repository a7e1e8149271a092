package io.dvara.bench;

import java.util.Locale;

/**
 * A figure to be reached.
 *
 * @param what it is
 * @param figure what was measured
 * @param bound what is wished for
 * @param side on which of it the figure has to be
 */
record Target(String what, double figure, double bound, Side side) {

    enum Side {
        AT_MOST,
        AT_LEAST
    }

    boolean reached() {
        return side == Side.AT_MOST ? figure <= bound : figure >= bound;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "  %-7s %-62s %10.2f  (%s %.2f)",
                Double.isNaN(figure) ? "no data" : reached() ? "reached" : "MISSED",
                what,
                figure,
                side == Side.AT_MOST ? "<=" : ">=",
                bound);
    }
}
