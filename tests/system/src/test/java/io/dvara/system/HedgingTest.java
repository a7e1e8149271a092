package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two upstreams asked side by side, judged by the caller's answer and by what both of them saw. */
@ExtendWith(TwoUpstreams.class)
class HedgingTest {

    private static final Duration AFTER = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(500);

    private final TwoUpstreams.Pair pair;

    HedgingTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    @Test
    void servesByTheSecondWhenTheFirstIsSilentAndEndsTheFirstCall() {
        String model = pair.model("hedge");
        pair.first(model, Script.silence()).second(model, Answers.stream());
        HttpResponse<String> answer = pair.ask(Http.stream(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Dvara-Provider")).contains("second");
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains("2");
        assertThat(Http.events(answer.body())).endsWith("[DONE]");
        pair.first().awaitPeerClosed(only(pair.first(), model), SOON);
        assertThat(Duration.between(
                        only(pair.first(), model).arrival().at(),
                        only(pair.second(), model).arrival().at()))
                .isBetween(AFTER.minus(SOON), AFTER.plus(SOON));
        JsonObject line = pair.line(model);
        assertThat(line.getString("provider")).isEqualTo("second");
        assertThat(line.getJsonObject("hedged").getString("provider")).isEqualTo("second");
        assertThat(line.getInt("input_tokens")).isEqualTo(9);
        assertThat(line.containsKey("failed_attempts")).isFalse();
        assertThat(pair.metrics()).contains("gateway_hedged_requests_total{provider=\"second\",outcome=\"won\"}");
    }

    @Test
    void servesByTheFirstWhenItIsSoonerAfterAllAndEndsTheSecondCall() {
        String model = pair.model("hedge");
        pair.first(model, Answers.whole().delayed(Duration.ofMillis(1500))).second(model, Script.silence());
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Dvara-Provider")).contains("first");
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains("2");
        pair.second().awaitPeerClosed(only(pair.second(), model), SOON);
        assertThat(pair.line(model).getString("provider")).isEqualTo("first");
        assertThat(pair.metrics()).contains("gateway_hedged_requests_total{provider=\"second\",outcome=\"lost\"}");
    }

    @Test
    void asksWhoIsFasterFirstOnceRacesHaveShownIt() {
        String model = pair.model("swift");
        pair.first(model, Answers.stream(), Script.silence()).second(model, Answers.stream());
        for (int call = 0; call < 20; call++) {
            HttpResponse<String> answer = pair.ask(Http.stream(model));
            assertThat(Http.events(answer.body())).endsWith("[DONE]");
        }
        seen(pair.first(), model).stream()
                .skip(1)
                .forEach(silent -> pair.first().awaitPeerClosed(silent, SOON));
        int asked = seen(pair.first(), model).size();
        assertThat(asked).isLessThanOrEqualTo(10);
        for (int call = 0; call < 5; call++) {
            HttpResponse<String> answer = pair.ask(Http.stream(model));
            assertThat(answer.headers().firstValue("X-Dvara-Provider")).contains("second");
        }
        assertThat(seen(pair.first(), model)).hasSizeLessThanOrEqualTo(asked + 1);
    }

    @Test
    void asksNobodyElseWhenTheFirstIsInTime() {
        String model = pair.model("hedge");
        pair.first(model, Answers.stream()).second(model, Answers.stream());
        assertThat(pair.ask(Http.stream(model)).headers().firstValue("X-Dvara-Attempts"))
                .contains("1");
        assertThat(seen(pair.second(), model)).isEmpty();
    }

    @Test
    @DisplayName("R-13: a client that leaves while two are asked ends both calls")
    void endsBothCallsWhenTheClientLeaves() throws IOException {
        String model = pair.model("hedge");
        pair.first(model, Script.silence()).second(model, Script.silence());
        RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model));
        pair.second().awaitRequests(1, Gateway.asksFor(model), Duration.ofSeconds(10));
        client.close();
        pair.first().awaitPeerClosed(only(pair.first(), model), SOON);
        pair.second().awaitPeerClosed(only(pair.second(), model), SOON);
        assertThat(pair.line(model).getInt("status")).isEqualTo(499);
    }

    @Test
    void endsInAnErrorAfterABoundedTimeWhenBothStaySilent() {
        String model = pair.model("hedge");
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
