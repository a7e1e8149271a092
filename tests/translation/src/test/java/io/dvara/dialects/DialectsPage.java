package io.dvara.dialects;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cells as a page. */
final class DialectsPage {

    private static final String HEAD = """
            # Every dialect before every provider

            Written by the tests (`tests/translation`), which ask the running gateway through OpenAI's and Anthropic's own Java
            SDKs, let each vendor answer as it did when it was recorded, and compare on both sides: what the vendor was sent and
            what the client heard. Not edited by hand: the build fails when a cell fails or when this page and the tests differ, and
            `./mvnw -pl tests/translation -am -Dtest=DialectsTest -Dsurefire.failIfNoSpecifiedTests=false -Dmatrix.update=true package`
            writes it anew.

            | | |
            | --- | --- |
            | ✓ | passes; all of the vendor's answers are recorded traffic |
            | ◐ | passes; whole or as a stream the answer is recorded, the other is written after the vendor's reference |
            | ● | passes; the vendor's answers are written after its reference |
            | ✗ | the vendor cannot do it: a 400 that says so, see below |

            %s A pass asserts the text, the names, arguments and ids of calls, why the answer ends, the tokens, thoughts, and for
            errors the dialect's own envelope; a stream that breaks off, or that ends without saying why, must end in an error of the dialect and never look complete.
            `vllm` stands for any server of one's own that speaks OpenAI's API; `mock` answers by itself.
            """;

    private final List<Cell> cells;

    DialectsPage(List<Cell> cells) {
        this.cells = cells;
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD.formatted(counts()));
        cells.stream().map(cell -> cell.door().label()).distinct().forEach(door -> table(page, door));
        page.append(
                "\n## What vendors cannot do\n\n| provider | case | in the vendor's words |\n| --- | --- | --- |\n");
        Refusal.ALL.forEach(refusal -> page.append("| %s | %s | [%s](%s) |%n"
                .formatted(refusal.provider(), refusal.wish(), refusal.words(), refusal.page())));
        return page.toString();
    }

    /** Returns one line: how many cells there are, and of which kind. */
    String counts() {
        long refused = cells.stream().filter(Cell::isRefused).count();
        return "%d cells: %d passed, %d refused.".formatted(cells.size(), cells.size() - refused, refused);
    }

    private void table(StringBuilder page, String door) {
        page.append("\n## ").append(door).append("\n\n|");
        Provider.LABELS.forEach(label -> page.append(" | ").append(label));
        page.append(" |\n| ---").append(" | :-:".repeat(Provider.LABELS.size())).append(" |\n");
        Stream.of(Case.values()).forEach(wish -> page.append(row(door, wish)));
    }

    private String row(String door, Case wish) {
        return Provider.LABELS.stream()
                .map(label -> cells.stream()
                        .filter(cell -> cell.door().label().equals(door) && cell.wish() == wish)
                        .filter(cell -> cell.provider().label().equals(label))
                        .map(DialectsPage::sign)
                        .findFirst()
                        .orElse("·"))
                .collect(Collectors.joining(" | ", "| " + wish.label() + " | ", " |\n"));
    }

    private static String sign(Cell cell) {
        if (cell.isRefused()) {
            return "✗";
        }
        return switch (cell.recorded()) {
            case ALL -> "✓";
            case SOME -> "◐";
            case NONE -> "●";
        };
    }
}
