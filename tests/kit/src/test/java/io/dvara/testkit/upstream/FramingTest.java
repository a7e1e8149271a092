package io.dvara.testkit.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FramingTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final Caller caller = new Caller();

    @AfterEach
    void stop() {
        caller.close();
        upstream.close();
    }

    @Test
    void countsTheLengthOfABodySentInSteps() throws Exception {
        upstream.enqueue(
                Script.answer(200).send("ä").pause(Duration.ofMillis(1)).repeat(3, s -> s.send("bc")));

        HttpResponse<String> answer = caller.get(upstream.uri());
        assertThat(answer.headers().firstValue("Content-Length")).contains("8");
        assertThat(answer.body()).isEqualTo("äbcbcbc");
    }

    @Test
    void sendsOneChunkForEachSend() throws Exception {
        upstream.enqueue(Script.events().event("a").comment("ping").event("named", "b\nc"));
        try (RawCaller raw = new RawCaller(upstream)) {
            String answer = raw.send(RawCaller.GET).readUntil("0\r\n\r\n");
            assertThat(answer)
                    .contains("Transfer-Encoding: chunked", "Content-Type: text/event-stream")
                    .containsSubsequence(
                            "9\r\ndata: a\n\n\r\n",
                            "8\r\n: ping\n\n\r\n",
                            "1e\r\nevent: named\ndata: b\ndata: c\n\n\r\n");
        }
    }

    @Test
    void aBodyMayEndWithTheConnection() throws Exception {
        upstream.enqueue(Script.answer(200).untilClose().send("all of it"));
        try (RawCaller raw = new RawCaller(upstream)) {
            String answer = raw.send(RawCaller.GET).readToEnd();
            assertThat(answer).contains("Connection: close").endsWith("\r\n\r\nall of it");
        }
    }

    @Test
    void gzipWorksInEveryFraming() throws Exception {
        Script script = Script.answer(200).gzip().send("hello ").send("world");
        upstream.enqueue(script, script.chunked(), script.untilClose());

        for (int i = 0; i < 3; i++) {
            HttpResponse<byte[]> answer = caller.getBytes(upstream.uri());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(gunzip(answer.body())).isEqualTo("hello world");
        }
    }

    @Test
    void anAnswerToHeadHasALengthAndNoBody() throws Exception {
        upstream.otherwise(Script.answer(200).send("body"));
        HttpRequest.Builder head = HttpRequest.newBuilder(upstream.uri()).HEAD();

        HttpResponse<String> answer = caller.call(head, BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Length")).contains("4");
        assertThat(answer.body()).isEmpty();
        assertThat(caller.get(upstream.uri()).body()).isEqualTo("body");
    }

    @Test
    void declaresALengthThatIsWrong() throws Exception {
        upstream.enqueue(Script.json(200, "{\"half\":").declaringLength(100).cut(Cut.FIN));

        assertThatThrownBy(() -> caller.get(upstream.uri())).isInstanceOf(IOException.class);
    }

    @Test
    void anEndlessBodyNeedsAnotherFraming() throws Exception {
        upstream.enqueue(Script.answer(200).endlessly(s -> s.send("x")));
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET);
            assertThatThrownBy(raw::readToEnd).hasMessageContaining("reset");
        }
        assertThat(upstream.problems()).singleElement().asString().contains("use chunked()");
    }

    @Test
    void aScriptIsNotChangedByItsVariants() throws Exception {
        Script plain = Script.answer(200).send("a");
        plain.send("b").header("X-Other", "1").chunked();
        upstream.enqueue(plain);

        HttpResponse<String> answer = caller.get(upstream.uri());
        assertThat(answer.body()).isEqualTo("a");
        assertThat(answer.headers().firstValue("X-Other")).isEmpty();
    }

    private static String gunzip(byte[] bytes) throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
