package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the upstream, judged by what the client gets and by what the upstream sees. */
@ExtendWith(Gateway.class)
class FaultsTest {

    private final Gateway.Shared gateway;

    FaultsTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    static Stream<Arguments> beforeTheFirstContent() {
        return Stream.of(
                Arguments.of("an error", Script.json(500, "{\"error\":{\"message\":\"boom\"}}"), 502, "PROVIDER_ERROR"),
                Arguments.of("overload", Script.json(503, "{\"error\":{\"message\":\"busy\"}}"), 502, "PROVIDER_ERROR"),
                Arguments.of("a reset", Script.hangUp(Cut.RESET), 502, "PROVIDER_ERROR"),
                Arguments.of("a hang-up", Script.hangUp(Cut.FIN), 502, "PROVIDER_ERROR"),
                Arguments.of("an empty body", Script.answer(200), 502, "PROVIDER_ERROR"),
                Arguments.of(
                        "HTML",
                        Script.answer(200).header("Content-Type", "text/html").send("<html>hi</html>"),
                        502,
                        "PROVIDER_ERROR"),
                Arguments.of("half JSON", Script.json(200, "{\"id\":\"x\",\"choices\":[{"), 502, "PROVIDER_ERROR"),
                Arguments.of(
                        "a truncated body",
                        Script.answer(200)
                                .header("Content-Type", "application/json")
                                .declaringLength(900)
                                .send("{\"id\":")
                                .cut(Cut.FIN),
                        502,
                        "PROVIDER_ERROR"),
                Arguments.of(
                        "an error object",
                        Script.json(200, "{\"error\":{\"message\":\"boom\"}}"),
                        502,
                        "PROVIDER_ERROR"),
                Arguments.of(
                        "an answer without choices",
                        Script.json(200, "{\"id\":\"x\",\"choices\":[]}"),
                        502,
                        "PROVIDER_ERROR"),
                Arguments.of("JSON that is no object", Script.json(200, "[]"), 502, "PROVIDER_ERROR"),
                Arguments.of("comments alone", Script.events().comment("a").comment("b"), 502, "PROVIDER_ERROR"),
                Arguments.of("a request time-out", Script.json(408, "{}"), 502, "PROVIDER_ERROR"),
                Arguments.of("garbage", Script.raw("not HTTP at all\r\n\r\n").cut(Cut.FIN), 502, "PROVIDER_ERROR"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeTheFirstContent")
    @DisplayName("R-32: each fault before the first content is an error in the envelope, whole and streamed")
    void answersWithAnErrorInTheEnvelope(String fault, Script script, int status, String code) {
        for (boolean streamed : List.of(false, true)) {
            String model = gateway.model("gpt");
            gateway.on(model, script);
            HttpResponse<String> answer = chat(streamed ? Http.stream(model) : Http.chat(model));
            assertFailed(answer, status, code);
            assertThat(asked(model)).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("R-11, R-32: silence ends at the limit for the first byte")
    void endsSilenceAtItsLimit() {
        for (boolean streamed : List.of(false, true)) {
            String model = gateway.model("mute");
            gateway.on(model, Script.silence());
            HttpResponse<String> answer = chat(streamed ? Http.stream(model) : Http.chat(model));
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_TIMEOUT");
        }
    }

    static Stream<Arguments> streamsThatNeverBegin() {
        return Stream.of(
                Arguments.of("an end mark alone", Script.events().event("[DONE]")),
                Arguments.of("a whole answer", Answers.whole()),
                Arguments.of(
                        "a whole answer that calls itself a stream",
                        Script.events().send(Answers.WHOLE)),
                Arguments.of("a role and an end", Script.events().event(Answers.ROLE)),
                Arguments.of(
                        "a cut inside a frame",
                        Script.events().send("data: {\"id\":\"x\",").cut(Cut.FIN)),
                Arguments.of("a malformed frame", Script.events().send("data: {\"id\":\n\n")),
                Arguments.of(
                        "frames that are no objects",
                        Script.events().event("[]").event("7")),
                Arguments.of("an error object", Script.events().event("{\"error\":{\"message\":\"boom\"}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streamsThatNeverBegin")
    @DisplayName("R-08, R-32: a stream that fails before its first content is tried again, and then an error")
    void triesAStreamThatNeverBeginsAgain(String fault, Script script) {
        String model = gateway.model("gpt");
        gateway.on(model, script);
        assertFailed(chat(Http.stream(model)), 502, "PROVIDER_ERROR");
        assertThat(asked(model)).isEqualTo(3);
        String recovering = gateway.model("gpt");
        gateway.on(recovering, script, Answers.stream());
        HttpResponse<String> served = chat(Http.stream(recovering));
        assertThat(served.body()).contains("Hello").doesNotContain("\"error\"").endsWith("data: [DONE]\n\n");
        assertThat(asked(recovering)).isEqualTo(2);
    }

    @Test
    @DisplayName("R-10: comments without end are ended by the limit of the whole call")
    void endsEndlessComments() {
        String model = gateway.model("bounded");
        gateway.on(model, Script.events().endlessly(s -> s.comment("wait").pause(Duration.ofMillis(50))));
        HttpResponse<String> answer = chat(Http.stream(model));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_TIMEOUT");
        assertThat(asked(model)).isEqualTo(1);
    }

    static Stream<Arguments> afterTheFirstContent() {
        Script begun = Script.events().event(Answers.ROLE).event(Answers.text("half"));
        return Stream.of(
                Arguments.of("gpt", "a reset", begun.cut(Cut.RESET)),
                Arguments.of("gpt", "an end of the connection", begun.cut(Cut.FIN)),
                Arguments.of("gpt", "a clean end without a finish reason", begun),
                Arguments.of("gpt", "an end mark without a finish reason", begun.event("[DONE]")),
                Arguments.of("halting", "a stall", begun.stall()),
                Arguments.of(
                        "gpt",
                        "a cut inside a frame",
                        begun.send("data: {\"id\":\"x\",").cut(Cut.FIN)),
                Arguments.of(
                        "gpt",
                        "a malformed chunk",
                        begun.send("data: {\"id\":\n\n").event(Answers.STOP).event("[DONE]")),
                Arguments.of(
                        "gpt",
                        "an error object",
                        begun.event("{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}")),
                Arguments.of(
                        "bounded",
                        "an endless stream",
                        begun.endlessly(s -> s.event(Answers.text("x")).pause(Duration.ofMillis(20)))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("afterTheFirstContent")
    @DisplayName("R-08, R-10, R-32: a stream that breaks ends in an error and never in [DONE]")
    void endsABrokenStreamInAnError(String prefix, String fault, Script script) {
        String model = gateway.model(prefix);
        gateway.on(model, script);
        HttpResponse<String> answer = chat(Http.stream(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> events = Http.events(answer.body());
        assertThat(events).doesNotContain("[DONE]");
        assertThat(Http.json(events.getLast()).getJsonObject("error").getString("code"))
                .startsWith("PROVIDER_");
        assertThat(answer.body()).contains("half").doesNotContain("\"finish_reason\":\"stop\"");
        assertThat(asked(model)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[DONE]"})
    @DisplayName("R-08: a stream of a text completion that ends without a finish reason ends in an error")
    void endsACompletionWithoutAReasonInAnError(String last) {
        String model = gateway.model("gpt");
        Script begun = Script.events()
                .event("{\"id\":\"c\",\"object\":\"text_completion\",\"created\":1,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"text\":\"half\",\"logprobs\":null,\"finish_reason\":null}]}");
        gateway.on(model, last.isEmpty() ? begun : begun.event(last));
        HttpResponse<String> answer = Http.post(
                gateway.server().uri("/v1/completions"),
                "{\"model\":\"" + model + "\",\"prompt\":\"Hi\",\"stream\":true}");
        List<String> events = Http.events(answer.body());
        assertThat(answer.body()).contains("half");
        assertThat(events).doesNotContain("[DONE]");
        assertThat(Http.json(events.getLast()).getJsonObject("error").getString("code"))
                .isEqualTo("PROVIDER_ERROR");
    }

    @Test
    void sendsEachEventTheMomentItCame() throws IOException {
        String model = gateway.model("gpt");
        Gate first = Gate.closed();
        Gate second = Gate.closed();
        gateway.on(
                model,
                Script.events()
                        .event(Answers.text("one"))
                        .await(first)
                        .event(Answers.text("two"))
                        .await(second)
                        .event(Answers.STOP));
        try (RawClient client = RawClient.post(gateway.server().uri("/v1/chat/completions"), Http.stream(model))) {
            assertThat(client.readUntil("one")).doesNotContain("two");
            first.open();
            assertThat(client.readUntil("two")).doesNotContain("[DONE]");
            second.open();
            client.readUntil("[DONE]");
        }
    }

    @Test
    @DisplayName("R-24: a request of 4 MiB passes")
    void passesARequestOfFourMegabytes() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        String request = Http.chat(model).replace("\"Hi\"", "\"" + "z".repeat(4 << 20) + "\"");
        assertThat(chat(request).statusCode()).isEqualTo(200);
    }

    private static void assertFailed(HttpResponse<String> answer, int status, String code) {
        JsonObject error = Http.error(answer);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("message")).isNotBlank();
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains("3");
    }

    private long asked(String model) {
        return gateway.upstream().requests().stream()
                .filter(Gateway.asksFor(model))
                .count();
    }

    private HttpResponse<String> chat(String request) {
        return Http.post(gateway.server().uri("/v1/chat/completions"), request);
    }
}
