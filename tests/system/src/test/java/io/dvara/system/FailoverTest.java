package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static io.dvara.system.TwoUpstreams.Pair.spacing;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults of R-32 at one of two upstreams, judged by the caller's answer and by what both upstreams saw. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-32: the sixteen faults")
class FailoverTest {

    private final TwoUpstreams.Pair pair;
    private final Faults faults;

    FailoverTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
        this.faults = new Faults(pair);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-32: one 500 goes unseen, with one target and with two")
    void hidesOne500(boolean streamed) throws IOException {
        Timely.within(Faults.FIRST_DELAY.plus(Faults.SLACK), () -> {
            String alone = pair.model("solo");
            pair.first(alone, Faults.ERROR, streamed ? Answers.stream() : Answers.whole());
            faults.serves(pair.ask(Faults.request(alone, streamed)), "alone", 2);
            return spacing(pair.first(), alone);
        });
        faults.failsOver(Faults.ERROR, streamed);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 502, 504, 529})
    @DisplayName("R-32: other failures that may pass go unseen too, with one target and with two")
    void hidesOneFailureThatMayPass(int status) {
        Script failure = Script.json(status, "{\"error\":{\"message\":\"not now\"}}");
        String alone = pair.model("solo");
        pair.first(alone, failure, Answers.whole());
        Faults.served(pair.ask(Http.chat(alone)), "alone", 2);
        assertThat(seen(pair.first(), alone)).hasSize(2);
        faults.failsOver(failure, false);
    }

    static Stream<Arguments> answersThatAreNone() {
        return Stream.of(
                Arguments.of("an empty body", Script.answer(200), false),
                Arguments.of(
                        "HTML",
                        Script.answer(200).header("Content-Type", "text/html").send("<html>"),
                        false),
                Arguments.of("half JSON", Script.json(200, "{\"id\":\"x\",\"choices\":[{"), false),
                Arguments.of(
                        "less than its length",
                        Script.answer(200).declaringLength(900).send("{\"id\":").cut(Cut.FIN),
                        false),
                Arguments.of("an error object", Script.json(200, "{\"error\":{\"message\":\"boom\"}}"), false),
                Arguments.of("an empty stream", Script.events(), true),
                Arguments.of("a whole answer instead of a stream", Answers.whole(), true),
                Arguments.of(
                        "a cut inside a frame",
                        Script.events().send("data: {\"id\":").cut(Cut.FIN),
                        true),
                Arguments.of("comments alone", Script.events().comment("a").comment("b"), true),
                Arguments.of("a role and no finish reason", Script.events().event(Answers.ROLE), true),
                Arguments.of("an error in the stream", Script.events().event("{\"error\":{\"message\":\"m\"}}"), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatAreNone")
    @DisplayName("R-08, R-09, R-32: an answer that is none fails over unseen, and nothing is shown twice")
    void failsOverAnAnswerThatIsNone(String fault, Script script, boolean streamed) {
        faults.failsOver(script, streamed);
    }

    @Test
    @DisplayName("R-32: where nobody listens the next one serves at once, and the provider is shown as down")
    void failsOverWhereNobodyListens() {
        String model = pair.model("gone");
        pair.second(model, Answers.whole());
        Faults.served(pair.ask(Http.chat(model)), "second", 2);
        assertThat(seen(pair.second(), model)).hasSize(1);
        assertThat(pair.line(model)
                        .getJsonArray("failed_attempts")
                        .getJsonObject(0)
                        .getString("fault"))
                .isEqualTo("UNREACHABLE");
        pair.awaitMetrics("gateway_provider_up{provider=\"gone\"} 0.0", "gateway_provider_up{provider=\"second\"} 1.0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-32: a reset before the headers fails over")
    void failsOverAReset(boolean streamed) {
        faults.failsOver(Script.hangUp(Cut.RESET), streamed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-11, R-32: silence ends at its limit, fails over, and the silent call is ended")
    void failsOverSilence(boolean streamed) throws IOException {
        Faults ofMute = new Faults(pair, "mute");
        endsSoon(() -> ofMute.failsOver(Script.silence(), streamed));
    }

    @Test
    @DisplayName("R-09, R-32: a first token that is too late fails over, with nothing of the first attempt visible")
    void failsOverALateFirstToken() throws IOException {
        Faults ofHalting = new Faults(pair, "halting");
        endsSoon(() -> ofHalting.failsOver(Script.events().event(Answers.ROLE).stall(), true));
    }

    /** Checks that when a model has been served, its first call ends soon. */
    private void endsSoon(Supplier<String> model) throws IOException {
        Timely.within(
                Faults.SLACK,
                () -> Timely.untilClosed(
                        pair.first(), seen(pair.first(), model.get()).getFirst()));
    }

    @Test
    @DisplayName("R-32: a first token that is slow within the limits is waited for")
    void waitsForASlowFirstToken() {
        String model = pair.model("pair");
        pair.first(model, Answers.stream().delayed(Duration.ofMillis(1500))).second(model, Answers.stream());
        HttpResponse<String> answer = pair.ask(Http.stream(model));
        assertThat(answer.body()).contains("Hello").endsWith("data: [DONE]\n\n");
        assertThat(seen(pair.second(), model)).isEmpty();
    }

    @Test
    @DisplayName("R-09, R-32: a stream that is cut before its content fails over unseen")
    void failsOverAStreamThatIsCutEarly() {
        faults.failsOver(Script.events().event(Answers.ROLE).cut(Cut.RESET), true);
    }

    @Test
    @DisplayName("R-08, R-32: a stream that is cut in its content ends in an error, and nobody else is asked")
    void endsAStreamThatIsCutInAnError() {
        faults.endsInAnError(Faults.content().cut(Cut.RESET));
    }

    @Test
    @DisplayName("R-08, R-10, R-32: a stream that stalls in its content ends in an error, and its call is ended")
    void endsAStalledStreamInAnError() throws IOException {
        Faults ofHalting = new Faults(pair, "halting");
        endsSoon(() -> ofHalting.endsInAnError(Faults.content().stall()));
    }

    @Test
    @DisplayName("R-08, R-32: a malformed chunk fails over before the first content and is an error after it")
    void judgesAMalformedChunkByItsPlace() {
        faults.failsOver(Script.events().event(Answers.ROLE).send("data: {\"id\":\n\n"), true);
        faults.endsInAnError(
                Faults.content().send("data: {\"id\":\n\n").event(Answers.STOP).event("[DONE]"));
    }

    @Test
    @DisplayName("R-32: an end without [DONE] after a finish reason is an end")
    void servesAStreamWithoutDone() {
        String model = pair.model("pair");
        pair.first(model, Faults.content().event(Answers.STOP)).second(model, Answers.stream());
        HttpResponse<String> answer = pair.ask(Http.stream(model));
        assertThat(answer.body()).contains("half").endsWith("data: [DONE]\n\n");
        assertThat(seen(pair.second(), model)).isEmpty();
    }

    @Test
    @DisplayName("R-32: model, usage and headers are those of the attempt that served")
    void tellsOfTheAttemptThatServed() {
        String model = pair.model("pair");
        String other = Answers.WHOLE
                .replace("\"model\":\"m\"", "\"model\":\"served-model\"")
                .replace("\"prompt_tokens\":9", "\"prompt_tokens\":77");
        pair.first(model, Faults.ERROR).second(model, Script.json(200, other));
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        Faults.served(answer, "second", 2);
        assertThat(Http.json(answer.body()).getString("model")).isEqualTo("served-model");
        assertThat(Http.json(answer.body()).getJsonObject("usage").getInt("prompt_tokens"))
                .isEqualTo(77);
        JsonObject line = pair.line(model);
        assertThat(line.getString("provider")).isEqualTo("second");
        assertThat(line.getInt("attempts")).isEqualTo(2);
        assertThat(line.getInt("input_tokens")).isEqualTo(77);
        JsonObject failed = line.getJsonArray("failed_attempts").getJsonObject(0);
        assertThat(failed.getString("provider")).isEqualTo("first");
        assertThat(failed.getString("fault")).isEqualTo("FAILED");
        pair.awaitMetrics(
                "gateway_requests_total{model=\"" + model
                        + "\",provider=\"second\",status=\"200\",tenant=\"default\"} 1.0",
                "gateway_fallbacks_total{from_provider=\"first\",to_provider=\"second\"}",
                "gateway_tokens_total{model=\"" + model + "\",direction=\"input\",tenant=\"default\"} 77.0");
    }

    @Test
    @DisplayName("headers and pings go out when the upstream is silent for long, and the answer follows them")
    void sendsPingsWhileTheUpstreamIsSilent() throws IOException {
        String model = pair.model("pair");
        Gate gate = Gate.closed();
        pair.first(model, Answers.stream().heldBy(gate));
        assertThat(afterAPing(model, gate)).contains("Hello");
        assertThat(seen(pair.second(), model)).isEmpty();
    }

    @Test
    @DisplayName("headers and pings that went out do not end failover, and a later failure is told in the stream")
    void failsOverAfterPingsToo() throws IOException {
        String model = pair.model("pair");
        Gate gate = Gate.closed();
        pair.first(model, Script.hangUp(Cut.RESET).heldBy(gate)).second(model, Answers.stream());
        assertThat(afterAPing(model, gate)).contains("Hello");
        assertThat(seen(pair.second(), model)).hasSize(1);
        String hopeless = pair.model("hushed");
        pair.first(hopeless, Script.silence()).second(hopeless, Script.silence());
        List<String> events = Http.events(pair.ask(Http.stream(hopeless)).body());
        assertThat(events).hasSize(1);
        assertThat(Http.json(events.getFirst()).getJsonObject("error").getString("code"))
                .isEqualTo("PROVIDER_TIMEOUT");
    }

    /** Opens a gate when a ping has come, and returns what the stream tells after it. */
    private String afterAPing(String model, Gate gate) throws IOException {
        try (RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model))) {
            assertThat(client.readUntil(": ping")).startsWith("HTTP/1.1 200").doesNotContain("data:");
            gate.open();
            return client.readUntil("[DONE]");
        }
    }
}
