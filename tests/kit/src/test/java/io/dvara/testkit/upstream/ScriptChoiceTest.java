package io.dvara.testkit.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptChoiceTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final Caller caller = new Caller();

    @AfterEach
    void stop() {
        caller.close();
        upstream.close();
    }

    @Test
    void queuedScriptsAnswerOnceEachAndInOrder() throws Exception {
        upstream.enqueue(Script.json(503, "{}"), Script.json(200, "{\"n\":2}"));

        assertThat(caller.get(upstream.uri("/a")).statusCode()).isEqualTo(503);
        assertThat(caller.get(upstream.uri("/a")).body()).isEqualTo("{\"n\":2}");
        assertThat(caller.get(upstream.uri("/a")).statusCode()).isEqualTo(501);
    }

    @Test
    void aRuleGoesBeforeTheQueueAndItsLastScriptStays() throws Exception {
        upstream.enqueue(Script.answer(200).send("queued"));
        upstream.onPath(
                "/models", Script.answer(200).send("first"), Script.answer(200).send("last"));

        assertThat(bodyOf("/models")).isEqualTo("first");
        assertThat(bodyOf("/models?limit=1")).isEqualTo("last");
        assertThat(bodyOf("/models")).isEqualTo("last");
        assertThat(bodyOf("/chat")).isEqualTo("queued");
    }

    @Test
    void theFirstMatchingRuleDecides() throws Exception {
        upstream.on(
                request -> request.path().startsWith("/v1"), Script.answer(200).send("one"));
        upstream.on(
                request -> request.path().startsWith("/v1/x"),
                Script.answer(200).send("two"));

        assertThat(bodyOf("/v1/x")).isEqualTo("one");
    }

    @Test
    void theFallbackAnswersWhatNobodyElseDoes() throws Exception {
        upstream.otherwise(request -> Script.answer(200).send(request.path()));
        upstream.enqueue(Script.answer(200).send("queued"));

        assertThat(bodyOf("/x")).isEqualTo("queued");
        assertThat(bodyOf("/y")).isEqualTo("/y");
    }

    @Test
    void aRequestWithoutScriptIsAnsweredAndNamed() throws Exception {
        HttpResponse<String> answer = caller.get(upstream.uri("/forgotten"));

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("GET /forgotten");
        assertThat(upstream.problems()).singleElement().asString().contains("GET /forgotten");
    }

    @Test
    void aResponderThatFailsIsNamedAndResetsTheConnection() throws Exception {
        upstream.otherwise(_ -> {
            throw new IllegalStateException("no idea");
        });
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET);
            assertThatThrownBy(raw::readToEnd).hasMessageContaining("reset");
        }
        assertThat(upstream.problems()).singleElement().asString().contains("no idea");
    }

    @Test
    void keepsTheConnectionForTheNextRequest() throws Exception {
        upstream.otherwise(Script.answer(200).send("hello"));
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET).readUntil("hello");
            raw.send(RawCaller.GET).readUntil("hello");
        }
        assertThat(upstream.acceptedConnections()).isOne();
        assertThat(upstream.attempts()).isEqualTo(2);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderAndMarked() throws Exception {
        upstream.enqueue(Script.answer(200).send("one;"), Script.answer(200).send("two;"));
        try (RawCaller raw = new RawCaller(upstream)) {
            Gate gate = Gate.closed();
            upstream.onPath("/held", Script.answer(200).heldBy(gate).send("held;"));
            raw.send(RawCaller.GET.replace("/ ", "/held ") + RawCaller.GET + RawCaller.GET);
            upstream.awaitRequests(3);
            gate.open();
            assertThat(raw.readUntil("two;")).containsSubsequence("held;", "one;", "two;");
        }
        assertThat(upstream.requests()).extracting(r -> r.arrival().ahead()).containsExactly(0, 1, 2);
    }

    @Test
    void closesTheConnectionWhenTheRequestAsksForIt() throws Exception {
        upstream.otherwise(Script.answer(200).send("bye"));
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw.readToEnd()).endsWith("bye");
        }
    }

    private String bodyOf(String path) throws Exception {
        return caller.get(upstream.uri(path)).body();
    }
}
