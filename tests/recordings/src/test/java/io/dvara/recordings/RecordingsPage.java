package io.dvara.recordings;

import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proofs;
import io.dvara.testkit.upstream.RecordedExchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was shown of recorded traffic, as a page. */
final class RecordingsPage {

    private static final String HEAD = """
            # Recorded traffic

            Exchanges with real vendors, recorded by other projects, that the tests lead through the gateway. Written by the
            tests, which count what has passed; not edited by hand: the build fails when this page and the tests differ, and
            `./mvnw -Dmatrix.update=true verify` writes it anew.

            | | |
            | --- | --- |
            | requests | what the recorder sent, told in the gateway's own form, reaches the vendor as it was recorded, member by member; the few that are missing are requests which their vendor refused, whose answer is read |
            | whole answers, streams, errors | what the vendor sent is read with nothing lost: each member is mapped, kept in the remainder, or excepted by name in the test |
            | through the server | the recorded answer, sent to the assembled server by a scripted vendor, leaves it valid by OpenAI's description (or Anthropic's words) |
            | left out | listed below, each with its reason |

            | | recorded | requests | whole answers | streams | errors | through the server | left out |
            | --- | --: | --: | --: | --: | --: | --: | --: |
            """;

    private final Proofs proofs;
    private final List<RecordedExchange> exchanges;

    RecordingsPage(Proofs proofs, List<RecordedExchange> exchanges) {
        this.proofs = proofs;
        this.exchanges = exchanges;
    }

    /** Returns whether a test has shown that the vendor's answer is read. */
    private boolean isRead(RecordedExchange exchange) {
        return proofs.hold(exchange, Proof.ANSWER);
    }

    /** Returns the exchanges of which nothing was shown and no reason is known. */
    List<String> unproven() {
        return exchanges.stream()
                .filter(exchange ->
                        !isRead(exchange) && Unspoken.reason(exchange).isEmpty())
                .map(RecordedExchange::toString)
                .toList();
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        Map<String, List<RecordedExchange>> vendors = exchanges.stream()
                .collect(Collectors.groupingBy(it -> it.label().provider(), TreeMap::new, Collectors.toList()));
        vendors.forEach((vendor, all) -> page.append(row(vendor, all)));
        page.append(row("**all**", exchanges)).append(leftOut());
        return page.toString();
    }

    private String row(String vendor, List<RecordedExchange> all) {
        List<RecordedExchange> spoken = all.stream().filter(this::isRead).toList();
        return "| %s | %d | %s | %s | %s | %s | %s | %d |\n"
                .formatted(
                        vendor,
                        all.size(),
                        passed(spoken, it -> it.request().body().isPresent(), it -> proofs.hold(it, Proof.REQUEST)),
                        passed(all, it -> isAnswer(it) && !it.response().isStream(), this::isRead),
                        passed(all, it -> isAnswer(it) && it.response().isStream(), this::isRead),
                        passed(all, it -> !isAnswer(it), this::isRead),
                        passed(spoken, _ -> true, it -> proofs.hold(it, Proof.PASSAGE)),
                        all.size() - spoken.size());
    }

    private static boolean isAnswer(RecordedExchange exchange) {
        return exchange.response().status() == 200 && !exchange.has("stream_error");
    }

    private static String passed(
            List<RecordedExchange> all, Predicate<RecordedExchange> kind, Predicate<RecordedExchange> shown) {
        long some = all.stream().filter(kind).count();
        long good = all.stream().filter(kind).filter(shown).count();
        return some == 0 ? "–" : "%d of %d".formatted(good, some);
    }

    private String leftOut() {
        StringBuilder told = new StringBuilder("\n## Left out\n\n| | | why |\n| --- | --: | --- |\n");
        Map<String, List<RecordedExchange>> apis = exchanges.stream()
                .filter(exchange -> !isRead(exchange))
                .collect(Collectors.groupingBy(
                        it -> it.label().provider() + " | " + it.label().endpoint(),
                        TreeMap::new,
                        Collectors.toList()));
        apis.forEach((api, all) -> told.append("| %s | %d | %s |\n"
                .formatted(
                        api.replace(" | ", ", "),
                        all.size(),
                        Unspoken.reason(all.getFirst()).orElse("**no test and no reason**"))));
        return told.toString();
    }
}
