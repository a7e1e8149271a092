package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Answers that are odd but right: they are served, and nobody is asked again. */
@ExtendWith(Gateway.class)
@DisplayName("R-32: what is odd but right is served")
class OddAnswersTest {

    private final Gateway.Shared gateway;

    OddAnswersTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    static Stream<Arguments> oddButRight() {
        return Stream.of(
                Arguments.of(
                        "no end mark",
                        Script.events()
                                .event(Answers.ROLE)
                                .event(Answers.text("Hello there"))
                                .event(Answers.STOP)),
                Arguments.of(
                        "an open connection after the end mark",
                        Answers.stream().stall()),
                Arguments.of("gzip", Answers.stream().gzip()),
                Arguments.of(
                        "another content type",
                        Script.answer(200)
                                .header("Content-Type", "text/plain")
                                .chunked()
                                .event(Answers.text("Hello there"))
                                .event(Answers.STOP)
                                .event("[DONE]")),
                Arguments.of(
                        "no content type",
                        Script.answer(200)
                                .untilClose()
                                .event(Answers.text("Hello there"))
                                .event(Answers.STOP)
                                .event("[DONE]")),
                Arguments.of(
                        "another model's name",
                        Script.events()
                                .event(Answers.text("Hello there").replace("\"model\":\"m\"", "\"model\":\"other\""))
                                .event(Answers.STOP)
                                .event("[DONE]")),
                Arguments.of(
                        "a doubled last chunk",
                        Script.events()
                                .event(Answers.text("Hello there"))
                                .event(Answers.STOP)
                                .event(Answers.STOP)
                                .event("[DONE]")),
                Arguments.of(
                        "carriage returns and comments",
                        Script.events()
                                .comment("hi")
                                .send(("data: " + Answers.text("Hello there") + "\r\n\r\ndata:" + Answers.STOP
                                        + "\r\n\r\ndata: [DONE]\r\n\r\n"))),
                Arguments.of(
                        "byte by byte",
                        Script.events()
                                .drip(
                                        "data: " + Answers.text("Hello there") + "\n\ndata: " + Answers.STOP + "\n\n",
                                        Duration.ofMillis(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddButRight")
    void servesWhatIsOddButRight(String oddity, Script script) {
        String model = gateway.model("gpt");
        gateway.on(model, script);
        HttpResponse<String> answer = chat(Http.stream(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> events = Http.events(answer.body());
        assertThat(events.getLast()).isEqualTo("[DONE]");
        assertThat(answer.body()).containsOnlyOnce("\"finish_reason\":\"stop\"");
        assertThat(asked(model)).isEqualTo(1);
    }

    static Stream<Arguments> wholeAndOddButRight() {
        return Stream.of(
                Arguments.of("gzip", Answers.whole().gzip()),
                Arguments.of(
                        "another content type",
                        Script.answer(200).header("Content-Type", "text/plain").send(Answers.WHOLE)),
                Arguments.of("chunks", Script.answer(200).chunked().drip(Answers.WHOLE, Duration.ofMillis(1))),
                Arguments.of(
                        "the end of the connection as its end",
                        Script.answer(200).untilClose().send(Answers.WHOLE)),
                Arguments.of("blank lines around it", Script.json(200, "\n\n  " + Answers.WHOLE + "\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeAndOddButRight")
    void servesAWholeAnswerThatIsOddButRight(String oddity, Script script) {
        String model = gateway.model("gpt");
        gateway.on(model, script);
        HttpResponse<String> answer = chat(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Hello there");
        assertThat(asked(model)).isEqualTo(1);
    }

    @Test
    void servesALineOfAMegabyte() {
        String model = gateway.model("gpt");
        gateway.on(
                model, Script.events().event(Answers.text("y".repeat(1 << 20))).event(Answers.STOP));
        assertThat(chat(Http.stream(model)).body()).hasSizeGreaterThan(1 << 20).endsWith("data: [DONE]\n\n");
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
