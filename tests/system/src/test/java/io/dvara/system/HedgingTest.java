package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two upstreams asked side by side, judged by the caller's answer and by what both of them saw. */
@ExtendWith(TwoUpstreams.class)
class HedgingTest {

    private static final Duration AFTER = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TwoUpstreams.Pair pair;
    private final Faults faults;

    HedgingTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
        this.faults = new Faults(pair);
    }

    @Test
    void servesByTheSecondWhenTheFirstIsSilent() throws IOException {
        Timely.within(SOON, () -> {
            String model = pair.model("hedge");
            pair.first(model, Script.silence()).second(model, Answers.stream());
            HttpResponse<String> answer = pair.ask(Http.stream(model));
            faults.serves(answer, "second", 2);
            assertThat(Http.events(answer.body())).endsWith("[DONE]");
            JsonObject line = pair.line(model);
            assertThat(line.getString("provider")).isEqualTo("second");
            assertThat(line.getJsonObject("hedged").getString("provider")).isEqualTo("second");
            assertThat(line.getInt("input_tokens")).isEqualTo(9);
            assertThat(line.containsKey("failed_attempts")).isFalse();
            Instant first = only(pair.first(), model).arrival().at();
            Instant second = only(pair.second(), model).arrival().at();
            return Duration.between(first, second).minus(AFTER).abs();
        });
        pair.awaitMetrics("gateway_hedged_requests_total{provider=\"second\",outcome=\"won\"}");
    }

    @Test
    void endsTheFirstCallWhenTheSecondServes() throws IOException {
        Timely.within(SOON, () -> {
            String model = pair.model("hedge");
            pair.first(model, Script.silence()).second(model, Answers.stream());
            faults.serves(pair.ask(Http.stream(model)), "second", 2);
            return Timely.untilClosed(pair.first(), only(pair.first(), model));
        });
    }

    @Test
    void servesByTheFirstWhenItIsSoonerAfterAllAndEndsTheSecondCall() throws IOException {
        Timely.within(SOON, () -> {
            String model = pair.model("hedge");
            Gate gate = Gate.closed();
            pair.first(model, Answers.whole().heldBy(gate)).second(model, Script.silence());
            var answer = CompletableFuture.supplyAsync(() -> pair.ask(Http.chat(model)));
            pair.second().awaitRequests(1, Gateway.asksFor(model), PATIENCE);
            gate.open();
            Faults.served(answer.join(), "first", 2);
            assertThat(pair.line(model).getString("provider")).isEqualTo("first");
            return Timely.untilClosed(pair.second(), only(pair.second(), model));
        });
        pair.awaitMetrics("gateway_hedged_requests_total{provider=\"second\",outcome=\"lost\"}");
    }

    @Test
    void asksWhoIsFasterFirstOnceRacesHaveShownIt() {
        Timely.unlessDisturbed("at most half of 20 calls ask the silent one, and at most one of 5 more", () -> {
            String model = pair.model("swift");
            pair.first(model, Answers.stream(), Script.silence()).second(model, Answers.stream());
            int asked = askedOfFirst(model, 20);
            int askedLater = askedOfFirst(model, 5);
            return asked <= 10 && askedLater <= 1;
        });
    }

    private int askedOfFirst(String model, int calls) {
        int before = seen(pair.first(), model).size();
        for (int call = 0; call < calls; call++) {
            assertThat(Http.events(pair.ask(Http.stream(model)).body())).endsWith("[DONE]");
        }
        return seen(pair.first(), model).size() - before;
    }

    @Test
    void asksNobodyElseWhenTheFirstIsInTime() {
        String model = pair.model("timely");
        pair.first(model, Answers.stream()).second(model, Answers.stream());
        faults.serves(pair.ask(Http.stream(model)), "first", 1);
        assertThat(seen(pair.second(), model)).isEmpty();
    }

    @Test
    @DisplayName("R-13: a client that leaves while two are asked ends both calls")
    void endsBothCallsWhenTheClientLeaves() throws IOException {
        Timely.within(SOON, () -> {
            String model = pair.model("hedge");
            pair.first(model, Script.silence()).second(model, Script.silence());
            RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model));
            pair.second().awaitRequests(1, Gateway.asksFor(model), PATIENCE);
            client.close();
            Duration first = Timely.untilClosed(pair.first(), only(pair.first(), model));
            Duration second = Timely.untilClosed(pair.second(), only(pair.second(), model));
            assertThat(pair.line(model).getInt("status")).isEqualTo(499);
            return first.plus(second);
        });
    }

    @Test
    void endsInAnErrorAfterABoundedTimeWhenBothStaySilent() {
        String model = pair.model("raced");
        pair.first(model, Script.silence()).second(model, Script.silence());
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_TIMEOUT");
        assertThat(seen(pair.first(), model)).hasSize(1);
        assertThat(seen(pair.second(), model)).hasSize(1);
    }

    private static ReceivedRequest only(ScriptedUpstream upstream, String model) {
        assertThat(seen(upstream, model)).hasSize(1);
        return seen(upstream, model).getFirst();
    }
}
