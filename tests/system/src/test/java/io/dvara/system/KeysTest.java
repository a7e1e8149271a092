package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
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

/** Where keys go, and where they never show. */
@ExtendWith(Gateway.class)
class KeysTest {

    private static final String KEY = Gateway.PROVIDER_KEY;
    private static final String CALLERS = "mk-canary-caller-90ad";

    private final Gateway.Shared gateway;

    KeysTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    static Stream<Arguments> echoes() {
        return Stream.of(
                Arguments.of("the text", Script.json(200, Answers.WHOLE.replace("Hello", "Bearer " + KEY))),
                Arguments.of(
                        "a field that is not known",
                        Script.json(200, Answers.WHOLE.replace("true", "\"" + KEY + "\""))),
                Arguments.of(
                        "the model",
                        Script.json(200, Answers.WHOLE.replace("\"model\":\"m\"", "\"model\":\"" + KEY + "\""))),
                Arguments.of("a header", Answers.whole().header("X-Request-Id", KEY)),
                Arguments.of(
                        "an error's message",
                        Script.json(400, "{\"error\":{\"message\":\"bad key " + KEY + "\",\"code\":\"" + KEY + "\"}}")),
                Arguments.of(
                        "an error's field",
                        Script.json(400, "{\"error\":{\"message\":\"no\",\"param\":\"" + KEY + "\"}}")),
                Arguments.of(
                        "a refused credential", Script.json(401, "{\"error\":{\"message\":\"bad key " + KEY + "\"}}")),
                Arguments.of("a failure", Script.json(500, "{\"error\":{\"message\":\"" + KEY + "\"}}")),
                Arguments.of(
                        "a page",
                        Script.answer(502).header("Content-Type", "text/html").send("<p>" + KEY)),
                Arguments.of(
                        "a stream", Script.events().event(Answers.text(KEY)).event(Answers.STOP)),
                Arguments.of(
                        "a stream, byte by byte",
                        Script.events()
                                .drip("data: " + Answers.text(KEY) + "\n\n", Duration.ofMillis(1))
                                .event(Answers.STOP)),
                Arguments.of(
                        "an error in a stream",
                        Script.events()
                                .event(Answers.text("half"))
                                .event("{\"error\":{\"message\":\"" + KEY + "\",\"type\":\"" + KEY + "\"}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("echoes")
    @DisplayName("R-39: a provider's key that the provider echoes never reaches the client or the log")
    void masksAnEchoedKey(String where, Script script) {
        String model = gateway.model("gpt");
        gateway.on(model, script);
        for (String request : List.of(Http.chat(model), Http.stream(model))) {
            HttpResponse<String> answer = Http.post(gateway.server().uri("/v1/chat/completions"), request);
            assertThat(answer.body()).isNotEmpty().doesNotContain(KEY);
            assertThat(answer.headers().map().toString()).doesNotContain(KEY);
        }
        gateway.awaitLine("\"model\":\"" + model);
        assertThat(gateway.server().logs()).doesNotContain(KEY);
    }

    @Test
    @DisplayName("R-38: a caller's key goes nowhere, whichever header it comes in")
    void sendsACallersKeyNowhere() {
        String model = gateway.model("gpt");
        gateway.on(model, Answers.whole());
        for (String header : List.of(
                "Authorization",
                "x-api-key",
                "api-key",
                "Cookie",
                "Proxy-Authorization",
                "X-Goog-Api-Key",
                "X-Custom-Key",
                "OpenAI-Organization",
                "X-Session-Id",
                "Referer")) {
            Http.post(
                    gateway.server().uri("/v1/chat/completions?api_key=" + CALLERS + "&key=" + CALLERS),
                    Http.chat(model),
                    header,
                    header.equals("Authorization") ? "Bearer " + CALLERS : CALLERS);
        }
        List<ReceivedRequest> requests = gateway.upstream().requests().stream()
                .filter(Gateway.asksFor(model))
                .toList();
        assertThat(requests).hasSize(10).allSatisfy(request -> {
            assertThat(request.headers().toString()).doesNotContain(CALLERS);
            assertThat(request.line().target()).doesNotContain(CALLERS);
            assertThat(request.text()).doesNotContain(CALLERS);
        });
    }
}
