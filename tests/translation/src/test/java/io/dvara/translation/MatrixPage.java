package io.dvara.translation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as a page. */
final class MatrixPage {

    private static final String HEAD = """
            # What each provider makes of a request

            Written by the tests (`tests/translation`), which ask every provider with and without each field and look at what
            its vendor is sent. Not edited by hand: the build fails when this page and the gateway differ, and
            `./mvnw -pl tests/translation -am -Dtest=MatrixTest -Dsurefire.failIfNoSpecifiedTests=false -Dmatrix.update=true package`
            writes it anew.

            | | |
            | --- | --- |
            | ✓ | the vendor is sent it, in its own words |
            | ◐ | the vendor is sent a part of it; the rest is listed in `X-Dvara-Dropped-Params` |
            | ○ | left out, which can't change the answer's meaning, and listed in `X-Dvara-Dropped-Params` |
            | ✗ | refused with a 400 that names the field and the provider |
            | · | nothing to be sent: it says what holds anyway, or the gateway sees to it itself |

            There is no fifth: a field that was lost without a word fails the build. The columns are for models of today
            (%s); older ones may take less, and then it is the vendor that refuses.
            """;

    private final StringBuilder page = new StringBuilder();

    MatrixPage(List<Vendor> vendors) {
        String models = vendors.stream().map(Vendor::chatModel).collect(Collectors.joining("`, `", "`", "`"));
        page.append(HEAD.formatted(models));
    }

    /** Adds a table. */
    MatrixPage table(String title, List<Vendor> vendors, Map<String, List<String>> rows) {
        page.append("\n## ").append(title).append("\n\n|");
        vendors.forEach(vendor -> page.append(" | ").append(vendor.label()));
        page.append(" |\n| ---").append(" | :-:".repeat(vendors.size())).append(" |\n");
        rows.forEach((row, cells) -> page.append("| ")
                .append(row)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n"));
        return this;
    }

    String text() {
        return page.toString();
    }
}
