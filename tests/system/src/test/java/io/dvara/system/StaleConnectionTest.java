package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.Script;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections that are kept for later and that an upstream ends meanwhile. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-32: connections that an upstream ends without a word")
class StaleConnectionTest {

    private final TwoUpstreams.Pair pair;

    StaleConnectionTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    @Test
    void takesAnotherConnectionWhereOneThatWasKeptHasEndedAndBlamesNobody() {
        String model = pair.model("solo");
        Script ending = Answers.whole().pause(Duration.ofMillis(300)).cut(Cut.FIN);
        pair.first(model, ending, Answers.whole());
        String errors = errors();
        Faults.served(pair.ask(Http.chat(model)), "alone", 1);
        pair.first().awaitAnswered(seen(pair.first(), model).getFirst());
        Faults.served(pair.ask(Http.chat(model)), "alone", 1);
        assertThat(seen(pair.first(), model)).hasSize(2);
        assertThat(errors()).isEqualTo(errors);
    }

    @Test
    void looksAtEachKeptConnectionOfAnUpstreamThatEndsThemRightAfterAnAnswer() {
        String model = pair.model("solo");
        pair.first(model, Answers.whole().cut(Cut.FIN));
        int attempts = 0;
        for (int call = 0; call < 20; call++) {
            HttpResponse<String> answer = pair.ask(Http.chat(model));
            assertThat(answer.statusCode()).isEqualTo(200);
            attempts += Integer.parseInt(
                    answer.headers().firstValue("X-Dvara-Attempts").orElseThrow());
            pair.first().awaitAnswered(seen(pair.first(), model).getLast());
        }
        assertThat(attempts).isLessThanOrEqualTo(21);
    }

    private String errors() {
        return pair.metrics()
                .lines()
                .filter(line -> line.startsWith("gateway_provider_errors_total{provider=\"alone\""))
                .collect(Collectors.joining("\n"));
    }
}
