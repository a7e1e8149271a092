package io.dvara.testkit.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestRecordingTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final Caller caller = new Caller();

    @BeforeEach
    void answerAll() {
        upstream.otherwise(Script.answer(204));
    }

    @AfterEach
    void stop() {
        caller.close();
        upstream.close();
    }

    @Test
    void keepsMethodPathQueryHeadersAndBody() throws Exception {
        caller.call(
                HttpRequest.newBuilder(upstream.uri("/v1/models/a%2Fb?x=1&y=%20"))
                        .header("X-Twice", "one")
                        .header("X-Twice", "two")
                        .POST(BodyPublishers.ofString("{\"model\":\"é\"}")),
                BodyHandlers.discarding());

        ReceivedRequest request = upstream.awaitRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/models/a%2Fb");
        assertThat(request.query()).contains("x=1&y=%20");
        assertThat(request.headers().values("x-twice")).containsExactly("one", "two");
        assertThat(request.header("HOST")).contains("127.0.0.1:" + upstream.port());
        assertThat(request.json().asJsonObject().getString("model")).isEqualTo("é");
    }

    @Test
    void readsAChunkedBody() throws Exception {
        byte[] body = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        caller.call(
                HttpRequest.newBuilder(upstream.uri())
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
                BodyHandlers.discarding());

        assertThat(upstream.awaitRequest().body()).isEqualTo(body);
    }

    @Test
    void invitesABodyThatWaitsForTheInvitation() throws Exception {
        caller.call(
                HttpRequest.newBuilder(upstream.uri()).expectContinue(true).POST(BodyPublishers.ofString("hello")),
                BodyHandlers.discarding());

        assertThat(upstream.awaitRequest().text()).isEqualTo("hello");
    }

    @Test
    void tellsTheTimeBetweenAttempts() throws Exception {
        upstream.onPath("/slow", Script.answer(204).delayed(Duration.ofMillis(60)));
        caller.get(upstream.uri("/slow"));
        caller.get(upstream.uri("/slow"));

        assertThat(upstream.spacing())
                .singleElement()
                .satisfies(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(60)));
    }

    @Test
    void namesAMalformedRequest() throws Exception {
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send("GET / HTTP/1.1\r\nno colon here\r\n\r\n");
            assertThatThrownBy(raw::readToEnd).hasMessageContaining("reset");
        }
        upstream.awaitOpenConnections(0);
        assertThat(upstream.problems()).singleElement().asString().contains("no colon here");
    }

    @Test
    void aWaitThatFailsTellsWhatWasSeen() throws Exception {
        caller.get(upstream.uri("/only"));

        assertThatThrownBy(() -> upstream.awaitRequests(2, _ -> true, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 such requests")
                .hasMessageContaining("GET /only");
    }
}
