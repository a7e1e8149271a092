package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers who leave: what they held is free, and no provider is blamed. */
@ExtendWith(TwoUpstreams.class)
class AbortsTest {

    private final TwoUpstreams.Pair pair;

    AbortsTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    @Test
    @DisplayName("R-14, R-15: 1,000 callers who leave hold nothing, and the provider's circuit stays closed")
    void thousandAbortsLeaveNothingBehind() throws IOException {
        String silent = pair.model("calm");
        String begun = pair.model("calm");
        pair.first(silent, Script.silence());
        pair.first(begun, Script.events().event(Answers.text("one")).stall());
        String errors = errors();
        for (int round = 1; round <= 20; round++) {
            abort(silent, begun, 25 * round);
            TwoUpstreams.await("nothing is in flight", () -> inFlight() == 0);
        }
        TwoUpstreams.await("no request is open", () -> pair.requests() == 0);
        assertThat(pair.status().toString())
                .doesNotContain("\"model\":\"" + silent + "\",\"state\":\"OPEN\"")
                .doesNotContain("\"model\":\"" + begun + "\",\"state\":\"OPEN\"");
        assertThat(errors()).isEqualTo(errors);
    }

    @Test
    @DisplayName("R-14: what passed before a caller left is booked as estimated, and the call is no failure")
    void booksWhatPassedBeforeACallerLeft() throws IOException {
        String model = pair.model("calm");
        pair.first(model, Script.events().event(Answers.text("one two three")).stall());
        try (RawClient client = ask(model)) {
            client.readUntil("three");
        }
        JsonObject line = pair.line(model);
        assertThat(line.getInt("status")).isEqualTo(499);
        assertThat(line.getBoolean("estimated")).isTrue();
        assertThat(line.getInt("input_tokens")).isPositive();
        assertThat(line.getInt("output_tokens")).isPositive();
        assertThat(line.containsKey("failed_attempts")).isFalse();
    }

    /** Lets fifty come, half of them to content, and leave when so many of each half have come in all. */
    private void abort(String silent, String begun, int all) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            clients.add(ask(silent));
            clients.add(ask(begun));
        }
        for (int i = 1; i < clients.size(); i += 2) {
            clients.get(i).readUntil("one");
        }
        pair.first().awaitRequests(all, Gateway.asksFor(silent), Duration.ofSeconds(60));
        for (RawClient client : clients) {
            client.close();
        }
    }

    private RawClient ask(String model) throws IOException {
        return RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model));
    }

    private int inFlight() {
        return pair.status().getJsonArray("providers").getValuesAs(JsonObject.class).stream()
                .filter(provider -> provider.getString("name").equals("patient"))
                .findFirst()
                .orElseThrow()
                .getInt("calls_in_flight");
    }

    private String errors() {
        return pair.metrics()
                .lines()
                .filter(line -> line.startsWith("gateway_provider_errors_total{provider=\"patient\""))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
