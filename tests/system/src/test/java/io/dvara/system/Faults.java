package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * What happens to a fault at the first of two upstreams: the checks that tests of such faults share.
 *
 * @param prefix of the models
 */
record Faults(TwoUpstreams.Pair pair, String prefix) {

    private static final String PATIENT = "pair";

    static final Duration FIRST_DELAY = Duration.ofMillis(250);
    static final Duration SLACK = Duration.ofMillis(500);

    static final Script ERROR = Script.json(500, "{\"error\":{\"message\":\"boom\"}}");
    static final Script BUSY = Script.json(503, "{\"error\":{\"message\":\"busy\"}}");
    static final Script LIMITED = Script.json(429, "{\"error\":{\"message\":\"slow down\"}}");

    Faults(TwoUpstreams.Pair pair) {
        this(pair, PATIENT);
    }

    /** Asks twice: the second upstream serves what the first fails, and the first one serves the next. */
    String failsOver(Script fault, boolean streamed) {
        String model = pair.model(prefix);
        Script well = streamed ? Answers.stream() : Answers.whole();
        pair.first(model, fault, well).second(model, well);
        HttpResponse<String> answer = pair.ask(request(model, streamed));
        serves(answer, "second", 2);
        assertThat(answer.body()).doesNotContain("error");
        if (streamed) {
            assertThat(answer.body()).containsOnlyOnce("\"role\":\"assistant\"").endsWith("data: [DONE]\n\n");
        }
        assertThat(seen(pair.first(), model)).hasSize(1);
        assertThat(seen(pair.second(), model)).hasSize(1);
        asksTheFirstAgain(model, streamed);
        return model;
    }

    String endsInAnError(Script fault) {
        String model = pair.model(prefix);
        pair.first(model, fault, Answers.stream()).second(model, Answers.stream());
        HttpResponse<String> answer = pair.ask(Http.stream(model));
        List<String> events = Http.events(answer.body());
        assertThat(events).doesNotContain("[DONE]");
        assertThat(Http.json(events.getLast())).containsKey("error");
        assertThat(answer.body()).contains("half").doesNotContain("\"finish_reason\":\"stop\"");
        assertThat(seen(pair.first(), model)).hasSize(1);
        assertThat(seen(pair.second(), model)).isEmpty();
        asksTheFirstAgain(model, true);
        return model;
    }

    HttpResponse<String> rejected(Script rejection, boolean streamed) {
        String model = pair.model(prefix);
        Script well = streamed ? Answers.stream() : Answers.whole();
        pair.first(model, rejection, well).second(model, well);
        HttpResponse<String> answer = pair.ask(request(model, streamed));
        assertThat(answer.statusCode()).isEqualTo(Http.pinged(answer) ? 200 : 400);
        assertThat(seen(pair.first(), model)).hasSize(1);
        assertThat(seen(pair.second(), model)).isEmpty();
        asksTheFirstAgain(model, streamed);
        return answer;
    }

    /** Little patience may end once more on a machine that stands still: then the first was asked at least. */
    private void asksTheFirstAgain(String model, boolean streamed) {
        HttpResponse<String> answer = pair.ask(request(model, streamed));
        if (prefix.equals(PATIENT)) {
            serves(answer, "first", 1);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seen(pair.first(), model)).hasSize(2);
    }

    String servedBy(String model) {
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("X-Dvara-Provider").orElseThrow();
    }

    /** Checks who served, by the log where the head of the answer cannot tell. */
    void serves(HttpResponse<String> answer, String provider, int attempts) {
        if (!Http.pinged(answer)) {
            served(answer, provider, attempts);
            return;
        }
        assertThat(answer.body()).contains("Hello");
        assertThat(answer.headers().firstValue("X-Dvara-Provider")).isEmpty();
        JsonObject line = pair.line(answer.headers().firstValue("X-Trace-ID").orElseThrow());
        assertThat(line.getString("provider")).isEqualTo(provider);
        assertThat(line.getInt("attempts")).isEqualTo(attempts);
    }

    static void served(HttpResponse<String> answer, String provider, int attempts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Hello");
        assertThat(answer.headers().firstValue("X-Dvara-Provider")).contains(provider);
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains(Integer.toString(attempts));
    }

    static String request(String model, boolean streamed) {
        return streamed ? Http.stream(model) : Http.chat(model);
    }

    static Script content() {
        return Script.events().event(Answers.ROLE).event(Answers.text("half"));
    }
}
