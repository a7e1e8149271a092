package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** What happens to a fault at the first of two upstreams: the checks that tests of such faults share. */
record Faults(TwoUpstreams.Pair pair) {

    static final Duration FIRST_DELAY = Duration.ofMillis(250);
    static final Duration SLACK = Duration.ofMillis(500);
    static final Script ERROR = Script.json(500, "{\"error\":{\"message\":\"boom\"}}");
    static final Script BUSY = Script.json(503, "{\"error\":{\"message\":\"busy\"}}");
    static final Script LIMITED = Script.json(429, "{\"error\":{\"message\":\"slow down\"}}");

    /** Asks twice: the second upstream serves what the first fails, and the first one serves the next. */
    String failsOver(Script fault, boolean streamed) {
        String model = pair.model("pair");
        Script well = streamed ? Answers.stream() : Answers.whole();
        pair.first(model, fault, well).second(model, well);
        HttpResponse<String> answer = pair.ask(request(model, streamed));
        if (answer.body().startsWith(": ping")) {
            assertThat(answer.headers().firstValue("X-Dvara-Provider")).isEmpty();
        } else {
            served(answer, "second", 2);
        }
        assertThat(answer.body()).contains("Hello").doesNotContain("error");
        if (streamed) {
            assertThat(answer.body()).containsOnlyOnce("\"role\":\"assistant\"").endsWith("data: [DONE]\n\n");
        }
        assertThat(seen(pair.first(), model)).hasSize(1);
        assertThat(seen(pair.second(), model)).hasSize(1);
        served(pair.ask(request(model, streamed)), "first", 1);
        return model;
    }

    String endsInAnError(Script fault) {
        String model = pair.model("pair");
        pair.first(model, fault, Answers.stream()).second(model, Answers.stream());
        HttpResponse<String> answer = pair.ask(Http.stream(model));
        List<String> events = Http.events(answer.body());
        assertThat(events).doesNotContain("[DONE]");
        assertThat(Http.json(events.getLast())).containsKey("error");
        assertThat(answer.body()).contains("half").doesNotContain("\"finish_reason\":\"stop\"");
        assertThat(seen(pair.first(), model)).hasSize(1);
        assertThat(seen(pair.second(), model)).isEmpty();
        served(pair.ask(Http.stream(model)), "first", 1);
        return model;
    }

    HttpResponse<String> rejected(Script rejection, boolean streamed) {
        String model = pair.model("pair");
        Script well = streamed ? Answers.stream() : Answers.whole();
        pair.first(model, rejection, well).second(model, well);
        HttpResponse<String> answer = pair.ask(request(model, streamed));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(seen(pair.first(), model)).hasSize(1);
        assertThat(seen(pair.second(), model)).isEmpty();
        served(pair.ask(request(model, streamed)), "first", 1);
        return answer;
    }

    String servedBy(String model) {
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("X-Dvara-Provider").orElseThrow();
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
