package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Gateway.class)
class BadRequestsTest {

    private static final int MUTATIONS = 400;

    private final Gateway.Shared gateway;

    BadRequestsTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", "INVALID_JSON"),
                Arguments.of("{", "INVALID_JSON"),
                Arguments.of("[".repeat(100_000), "INVALID_JSON"),
                Arguments.of(
                        "{\"model\":\"mock/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} trailing",
                        "INVALID_JSON"),
                Arguments.of("[]", "INVALID_JSON"),
                Arguments.of("{}", "VALIDATION_ERROR"),
                Arguments.of("{\"model\":7,\"messages\":[]}", "VALIDATION_ERROR"),
                Arguments.of("{\"model\":\"mock/echo\",\"messages\":\"x\"}", "VALIDATION_ERROR"),
                Arguments.of("{\"model\":\"mock/echo\",\"messages\":[]}", "VALIDATION_ERROR"),
                Arguments.of(
                        "{\"model\":\"mock/echo\",\"messages\":[{\"role\":\"king\",\"content\":\"x\"}]}",
                        "VALIDATION_ERROR"),
                Arguments.of(
                        "{\"model\":\"mock/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"temperature\":\"hot\"}",
                        "VALIDATION_ERROR"),
                Arguments.of(
                        "{\"model\":\"mock/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":1e999999}",
                        "VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusesABadBodyInTheEnvelope(String body, String code) {
        HttpResponse<String> answer = Http.post(gateway.server().uri("/v1/chat/completions"), body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.error(answer).getString("code")).isEqualTo(code);
        assertThat(Http.error(answer).getString("trace_id")).isNotBlank();
    }

    @Test
    void neverAnswersAMutatedBodyWithAnErrorOfItsOwn() {
        Random random = new Random(7);
        byte[] good = Http.chat("mock/echo").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bad = good.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            HttpResponse<String> answer =
                    Http.send(HttpRequest.newBuilder(gateway.server().uri("/v1/chat/completions"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(bad)));
            assertThat(answer.statusCode()).isIn(200, 400);
        }
    }

    @Test
    void refusesOtherPathsMethodsAndTypesInTheEnvelope() {
        assertError(Http.get(gateway.server().uri("/v1/nothing")), 404, "NOT_FOUND");
        assertError(Http.get(gateway.server().uri("/v1/chat/completions")), 405, "METHOD_NOT_ALLOWED");
        assertError(Http.get(gateway.server().uri("/v1/models/none-such")), 404, "NOT_FOUND");
        assertError(
                Http.post(
                        gateway.server().uri("/v1/chat/completions"),
                        "a=b",
                        "Content-Type",
                        "application/x-www-form-urlencoded"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void refusesABodyThatIsTooLargeBeforeItIsSent() throws IOException {
        var uri = gateway.server().uri("/v1/chat/completions");
        try (var socket = new java.net.Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 999999999\r\n\r\n{")
                            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            byte[] head = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(new String(head, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void logsAClientThatLeftWhileItSentAs499() throws IOException {
        var uri = gateway.server().uri("/v1/chat/completions");
        try (var socket = new java.net.Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "X-Trace-ID: left-while-sending\r\nContent-Length: 100000\r\n\r\n{\"model\":")
                            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        assertThat(gateway.awaitLine("left-while-sending")).contains("\"status\":499");
    }

    @Test
    void answersALoopWith508() {
        HttpResponse<String> answer =
                Http.post(gateway.server().uri("/v1/chat/completions"), Http.chat("mock/echo"), "X-Dvara-Hops", "1");
        assertError(answer, 508, "LOOP_DETECTED");
    }

    private static void assertError(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Http.error(answer).getString("code")).isEqualTo(code);
        assertThat(Http.error(answer).getString("message")).isNotBlank();
        assertThat(answer.headers().firstValue("X-Trace-ID")).isPresent();
    }
}
