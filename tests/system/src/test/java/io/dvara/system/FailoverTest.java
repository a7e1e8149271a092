package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static io.dvara.system.TwoUpstreams.Pair.spacing;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults of R-32 at one of two upstreams, judged by the caller's answer and by what both upstreams saw. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-32: the sixteen faults")
class FailoverTest {

    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration SLACK = Duration.ofMillis(500);
    private static final Script ERROR = Script.json(500, "{\"error\":{\"message\":\"boom\"}}");
    private static final Script BUSY = Script.json(503, "{\"error\":{\"message\":\"busy\"}}");
    private static final Script LIMITED = Script.json(429, "{\"error\":{\"message\":\"slow down\"}}");

    private final TwoUpstreams.Pair pair;

    FailoverTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    @Test
    @DisplayName("R-31, R-32: 429 with Retry-After in seconds is waited for, and no shorter")
    void waitsForRetryAfterInSeconds() {
        waitsAtLeast(LIMITED.header("Retry-After", "1"), Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("R-31, R-32: 429 with Retry-After as a date is waited for, and no shorter")
    void waitsForRetryAfterAsADate() {
        ZonedDateTime moment = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3);
        waitsAtLeast(
                LIMITED.header("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(moment)),
                Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("R-31, R-32: 429 with retry-after-ms is waited for, and no shorter")
    void waitsForRetryAfterInMilliseconds() {
        waitsAtLeast(LIMITED.header("retry-after-ms", "700"), Duration.ofMillis(700));
    }

    private void waitsAtLeast(Script limited, Duration floor) {
        String model = pair.model("solo");
        HttpResponse<String> answer =
                pair.first(model, limited, Answers.whole()).ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seen(pair.first(), model)).hasSize(2);
        assertThat(spacing(pair.first(), model)).isBetween(floor, Duration.ofSeconds(4));
    }

    @Test
    @DisplayName("R-31, R-32: a target that limits its rate is left alone by all calls while another one serves")
    void leavesALimitedTargetAloneForAllCalls() {
        String model = pair.model("pair");
        pair.first(model, LIMITED.header("Retry-After", "1"), Answers.whole()).second(model, Answers.whole());
        served(pair.ask(Http.chat(model)), "second", 2);
        served(pair.ask(Http.chat(model)), "second", 1);
        assertThat(seen(pair.first(), model)).hasSize(1);
        TwoUpstreams.await("the first serves again", () -> servedBy(model).equals("first"));
        assertThat(spacing(pair.first(), model)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("R-31: a provider that alone serves a model is left alone too, and the client is told for how long")
    void tellsTheClientOfARateLimitAndAsksNobodyMeanwhile() {
        String model = pair.model("solo");
        pair.first(model, LIMITED.header("Retry-After", "30"), Answers.whole());
        for (int asked = 0; asked < 2; asked++) {
            HttpResponse<String> answer = pair.ask(Http.chat(model));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_RATE_LIMITED");
            assertThat(Integer.parseInt(
                            answer.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(25, 30);
            assertThat(seen(pair.first(), model)).hasSize(1);
        }
    }

    @Test
    @DisplayName("R-31: a limit of which nothing remains is waited for where Retry-After is missing")
    void waitsForALimitThatIsSpent() {
        waitsAtLeast(
                LIMITED.header("x-ratelimit-remaining-requests", "0").header("x-ratelimit-reset-requests", "900ms"),
                Duration.ofMillis(900));
    }

    @Test
    @DisplayName("R-32: 429 without Retry-After is tried again a moment later")
    void triesA429WithoutRetryAfterAgain() {
        String model = pair.model("solo");
        pair.first(model, LIMITED, Answers.whole());
        served(pair.ask(Http.chat(model)), "alone", 2);
        assertThat(spacing(pair.first(), model))
                .isBetween(FIRST_DELAY, FIRST_DELAY.multipliedBy(2).plus(SLACK));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-32: one 500 goes unseen, with one target and with two")
    void hidesOne500(boolean streamed) {
        String alone = pair.model("solo");
        pair.first(alone, ERROR, streamed ? Answers.stream() : Answers.whole());
        served(pair.ask(request(alone, streamed)), "alone", 2);
        assertThat(spacing(pair.first(), alone)).isLessThan(FIRST_DELAY.plus(SLACK));
        failsOver(ERROR, streamed);
    }

    @Test
    @DisplayName("R-32: a lasting 503 ends in an error after a bounded number of attempts")
    void givesUpOnALasting503() {
        String model = pair.model("pair");
        pair.first(model, BUSY).second(model, BUSY);
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_ERROR");
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains("4");
        assertThat(seen(pair.first(), model)).hasSize(2);
        assertThat(seen(pair.second(), model)).hasSize(2);
        JsonObject line = pair.line(model);
        assertThat(line.getJsonArray("failed_attempts")).hasSize(4);
        assertThat(line.getJsonArray("failed_attempts").getJsonObject(0).getString("fault"))
                .isEqualTo("UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-32: a reset before the headers fails over")
    void failsOverAReset(boolean streamed) {
        failsOver(Script.hangUp(Cut.RESET), streamed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-11, R-32: silence ends at its limit, fails over, and the silent call is ended")
    void failsOverSilence(boolean streamed) {
        String model = failsOver(Script.silence(), streamed);
        pair.first().awaitPeerClosed(seen(pair.first(), model).getFirst(), SLACK);
    }

    @Test
    @DisplayName("R-09, R-32: a first token that is too late fails over, with nothing of the first attempt visible")
    void failsOverALateFirstToken() {
        String model = failsOver(Script.events().event(Answers.ROLE).stall(), true);
        pair.first().awaitPeerClosed(seen(pair.first(), model).getFirst(), SLACK);
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
        failsOver(Script.events().event(Answers.ROLE).cut(Cut.RESET), true);
    }

    @Test
    @DisplayName("R-08, R-32: a stream that is cut in its content ends in an error, and nobody else is asked")
    void endsAStreamThatIsCutInAnError() {
        endsInAnError(content().cut(Cut.RESET));
    }

    @Test
    @DisplayName("R-08, R-10, R-32: a stream that stalls in its content ends in an error, and its call is ended")
    void endsAStalledStreamInAnError() {
        String model = endsInAnError(content().stall());
        pair.first().awaitPeerClosed(seen(pair.first(), model).getFirst(), SLACK);
    }

    @Test
    @DisplayName("R-08, R-32: a malformed chunk fails over before the first content and is an error after it")
    void judgesAMalformedChunkByItsPlace() {
        failsOver(Script.events().event(Answers.ROLE).send("data: {\"id\":\n\n"), true);
        endsInAnError(content().send("data: {\"id\":\n\n").event(Answers.STOP).event("[DONE]"));
    }

    @Test
    @DisplayName("R-32: an end without [DONE] after a finish reason is an end")
    void servesAStreamWithoutDone() {
        String model = pair.model("pair");
        pair.first(model, content().event(Answers.STOP)).second(model, Answers.stream());
        HttpResponse<String> answer = pair.ask(Http.stream(model));
        assertThat(answer.body()).contains("half").endsWith("data: [DONE]\n\n");
        assertThat(seen(pair.second(), model)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-32: a request that exceeds the context window goes to no window that may be no larger")
    void neverResendsWhatIsTooLong(boolean streamed) {
        HttpResponse<String> answer = rejected(Script.json(400, """
                        {"error":{"message":"This model's maximum context length is 8192 tokens.",\
                        "type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"""), streamed);
        assertThat(Http.error(answer).getString("code")).isEqualTo("CONTEXT_WINDOW_EXCEEDED");
    }

    @Test
    @DisplayName("R-32: a request that exceeds the context window goes to a window that is larger")
    void sendsWhatIsTooLongToALargerWindow() {
        String model = pair.model("pair");
        try (TwoUpstreams.Pair fresh = TwoUpstreams.Pair.start()) {
            fresh.first().onPath("/v1/models", listing(model, 8192));
            fresh.second().onPath("/v1/models", listing(model, 128_000));
            fresh.first(model, Script.json(400, "{\"error\":{\"message\":\"m\",\"code\":\"context_length_exceeded\"}}"))
                    .second(model, Answers.whole());
            served(fresh.ask(Http.chat(model)), "second", 2);
            assertThat(seen(fresh.first(), model)).hasSize(1);
        }
    }

    private static Script listing(String model, int window) {
        return Script.json(
                200,
                "{\"object\":\"list\",\"data\":[{\"id\":\"" + model + "\",\"object\":\"model\",\"context_length\":"
                        + window + "}]}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-32: a content filter's refusal is passed on with its reason and tried nowhere again")
    void passesAContentFiltersRefusalOn(boolean streamed) {
        HttpResponse<String> answer = rejected(Script.json(400, """
                        {"error":{"message":"The response was filtered due to hate.",\
                        "type":"invalid_request_error","param":"prompt","code":"content_filter"}}"""), streamed);
        assertThat(Http.error(answer).getString("message")).contains("filtered due to hate");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 422})
    @DisplayName("R-32: a rejected request is tried nowhere again")
    void triesARejectedRequestNowhereAgain(int status) {
        rejected(Script.json(status, "{\"error\":{\"message\":\"not like this\"}}"), false);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    @DisplayName("a refused credential is tried once, and another provider serves")
    void tellsOfARefusedCredentialWhenNobodyElseServes(int status) {
        Script refusing = Script.json(status, "{\"error\":{\"message\":\"no\"}}");
        failsOver(refusing, false);
        String model = pair.model("solo");
        HttpResponse<String> answer = pair.first(model, refusing).ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(Http.error(answer).getString("message")).contains("dvara.yaml");
        assertThat(seen(pair.first(), model)).hasSize(1);
    }

    @Test
    @DisplayName("R-32: a fallback that rejects an assistant prefill is asked once, and the first one serves")
    void survivesAFallbackThatRejectsAPrefill() {
        String model = pair.model("pair");
        Script rejecting = Script.json(
                400, "{\"error\":{\"message\":\"This model does not support assistant message prefill.\"}}");
        pair.first(model, BUSY, Answers.whole()).second(model, rejecting);
        String prefilled = Http.chat(model).replace("}]", "},{\"role\":\"assistant\",\"content\":\"Sure,\"}]");
        served(pair.ask(prefilled), "first", 3);
        assertThat(seen(pair.second(), model)).hasSize(1);
        assertThat(seen(pair.second(), model).getFirst().text()).contains("Sure,");
    }

    @Test
    @DisplayName("R-32: a flapping target is left alone, probed, and found again")
    void leavesAFlappingTargetAlone() {
        String model = pair.model("pair");
        Script[] flapping = new Script[11];
        Arrays.fill(flapping, BUSY);
        flapping[10] = Answers.whole();
        pair.first(model, flapping).second(model, Answers.whole());
        for (int i = 0; i < 30; i++) {
            assertThat(servedBy(model)).isEqualTo("second");
        }
        assertThat(seen(pair.first(), model)).hasSize(10);
        String gauge = "gateway_circuit_breaker_state{model=\"" + model + "\",provider=\"first\"} ";
        assertThat(pair.metrics()).contains(gauge + "2.0", "gateway_provider_up{provider=\"first\"}");
        assertThat(pair.status().toString()).contains("\"model\":\"" + model + "\",\"state\":\"OPEN\"");
        assertThat(pair.server().output()).contains("The circuit of provider 'first', model '" + model + "' is OPEN");
        TwoUpstreams.await("the first serves again", () -> servedBy(model).equals("first"));
        assertThat(seen(pair.first(), model)).hasSize(11);
        assertThat(pair.metrics()).contains(gauge + "0.0");
        ReceivedRequest probe = seen(pair.first(), model).getLast();
        ReceivedRequest last = seen(pair.first(), model).get(9);
        assertThat(Duration.between(last.arrival().at(), probe.arrival().at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("R-32: when every circuit is open nobody is asked and the client is told when to come back")
    void tellsWhenEveryCircuitIsOpen() {
        String model = pair.model("solo");
        pair.first(model, BUSY);
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        for (int i = 0; i < 10 && answer.statusCode() != 503; i++) {
            answer = pair.ask(Http.chat(model));
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_CIRCUIT_OPEN");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(seen(pair.first(), model)).hasSizeBetween(10, 12);
    }

    @Test
    @DisplayName("R-32: model, usage and headers are those of the attempt that served")
    void tellsOfTheAttemptThatServed() {
        String model = pair.model("pair");
        String other = Answers.WHOLE
                .replace("\"model\":\"m\"", "\"model\":\"served-model\"")
                .replace("\"prompt_tokens\":9", "\"prompt_tokens\":77");
        pair.first(model, ERROR).second(model, Script.json(200, other));
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        served(answer, "second", 2);
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
        assertThat(pair.metrics())
                .contains(
                        "gateway_requests_total{model=\"" + model
                                + "\",provider=\"second\",status=\"200\",tenant=\"default\"} 1.0",
                        "gateway_fallbacks_total{from_provider=\"first\",to_provider=\"second\"}",
                        "gateway_tokens_total{model=\"" + model + "\",direction=\"input\",tenant=\"default\"} 77.0");
    }

    @Test
    @DisplayName("headers and pings that went out do not end failover, and a later failure is told in the stream")
    void failsOverAfterPingsToo() throws IOException {
        String model = pair.model("pair");
        pair.first(model, Script.silence()).second(model, Answers.stream());
        try (RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model))) {
            assertThat(client.readUntil(": ping")).startsWith("HTTP/1.1 200").doesNotContain("data:");
            assertThat(client.readUntil("[DONE]")).contains("Hello");
        }
        String hopeless = pair.model("pair");
        pair.first(hopeless, Script.silence()).second(hopeless, Script.silence());
        List<String> events = Http.events(pair.ask(Http.stream(hopeless)).body());
        assertThat(events).hasSize(1);
        assertThat(Http.json(events.getFirst()).getJsonObject("error").getString("code"))
                .isEqualTo("PROVIDER_TIMEOUT");
    }

    @Test
    @DisplayName("pings go out while a retry is waited for")
    void sendsPingsWhileItWaitsForARetry() throws IOException {
        String model = pair.model("solo");
        pair.first(model, LIMITED.header("Retry-After", "2"), Answers.stream());
        try (RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model))) {
            assertThat(client.readUntil(": ping")).startsWith("HTTP/1.1 200");
            assertThat(client.readUntil("[DONE]")).contains("Hello");
        }
    }

    @Test
    @DisplayName("a redirect is never followed, and fails over")
    void followsNoRedirect() {
        try (ScriptedUpstream elsewhere = ScriptedUpstream.start()) {
            for (int status : List.of(301, 302, 307, 308)) {
                failsOver(
                        Script.answer(status)
                                .header("Location", elsewhere.uri("/v1/x").toString()),
                        false);
            }
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    @DisplayName("R-37: each provider is sent its own key alone")
    void sendsEachProviderItsOwnKey() {
        String model = failsOver(ERROR, false);
        assertThat(seen(pair.first(), model).getFirst().header("Authorization"))
                .contains("Bearer " + TwoUpstreams.FIRST_KEY);
        assertThat(seen(pair.second(), model).getFirst().header("Authorization"))
                .contains("Bearer " + TwoUpstreams.SECOND_KEY);
    }

    private static Script content() {
        return Script.events().event(Answers.ROLE).event(Answers.text("half"));
    }

    /** Asks twice: the second upstream serves what the first fails, and the first one serves the next. */
    private String failsOver(Script fault, boolean streamed) {
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

    private String endsInAnError(Script fault) {
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

    private HttpResponse<String> rejected(Script rejection, boolean streamed) {
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

    private String servedBy(String model) {
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("X-Dvara-Provider").orElseThrow();
    }

    private static void served(HttpResponse<String> answer, String provider, int attempts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Hello");
        assertThat(answer.headers().firstValue("X-Dvara-Provider")).contains(provider);
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains(Integer.toString(attempts));
    }

    private static String request(String model, boolean streamed) {
        return streamed ? Http.stream(model) : Http.chat(model);
    }
}
