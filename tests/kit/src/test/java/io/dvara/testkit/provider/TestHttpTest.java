package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestHttpTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final TestHttp http = TestHttp.create();
    private final TestHttp hasty = TestHttp.patient(Duration.ofSeconds(2));

    @AfterEach
    void close() {
        http.close();
        hasty.close();
        upstream.close();
    }

    @Test
    void sendsMethodHeadersAndBodyAsTold() throws IOException {
        upstream.enqueue(Script.json(201, "{\"ok\":true}").header("X-More", "yes"));
        HttpBody body = HttpBody.json(Json.createValue("ä"));
        HttpCall call = HttpCall.post(upstream.uri("/a?b=c"), HttpHeaders.NONE.with("X-Key", "k"), body);
        try (HttpAnswer answer = http.send(call, TestCall.plain())) {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers().first("x-more")).contains("yes");
            assertThat(text(answer.body())).isEqualTo("{\"ok\":true}");
        }
        ReceivedRequest received = upstream.awaitRequest();
        assertThat(received.line().target()).isEqualTo("/a?b=c");
        assertThat(received.header("X-Key")).contains("k");
        assertThat(received.header("Content-Type")).contains("application/json");
        assertThat(received.json()).isEqualTo(Json.createValue("ä"));
    }

    @Test
    void sendsWhatWasWrittenWithItsLength() {
        upstream.enqueue(Script.json(200, "{}"), Script.json(200, "{}"));
        HttpBody some = HttpBody.written(out -> new PrintStream(out, true).append("abc"), "text/plain");
        HttpBody none = HttpBody.written(_ -> {}, "text/plain");
        for (HttpBody body : List.of(some, none)) {
            http.send(HttpCall.post(upstream.uri("/"), HttpHeaders.NONE, body), TestCall.plain())
                    .close();
        }
        assertThat(upstream.awaitRequests(2)).extracting(ReceivedRequest::text).containsExactly("abc", "");
        assertThat(upstream.awaitRequests(2).getFirst().header("Content-Length"))
                .contains("3");
    }

    @Test
    void followsNoRedirect() {
        upstream.enqueue(
                Script.answer(302).header("Location", upstream.uri("/other").toString()));
        try (HttpAnswer answer = get()) {
            assertThat(answer.status()).isEqualTo(302);
        }
        assertThat(upstream.attempts()).isEqualTo(1);
    }

    @Test
    void unzipsPieceByPiece() throws IOException {
        upstream.enqueue(Script.events().gzip().send("one").stall());
        try (HttpAnswer answer = get()) {
            assertThat(new String(answer.body().readNBytes(3), StandardCharsets.UTF_8))
                    .isEqualTo("one");
        }
    }

    static Stream<Script> brokenAnswers() {
        return Stream.of(
                Script.answer(200).declaringLength(100).send("short").cut(Cut.FIN),
                Script.answer(200).declaringLength(100).send("short").cut(Cut.RESET),
                Script.events().send("short").cut(Cut.FIN),
                Script.events().send("short").cut(Cut.RESET),
                Script.events().send("short").sendRaw("nonsense\r\n"),
                Script.answer(200).gzip().untilClose().send("short").cut(Cut.FIN),
                Script.answer(200).header("Content-Encoding", "gzip").send("not zipped"));
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void neverTakesABrokenAnswerForAWholeOne(Script script) {
        upstream.enqueue(script);
        try (HttpAnswer answer = get()) {
            assertFault(Fault.BROKEN, () -> text(answer.body()));
            assertFault(Fault.BROKEN, () -> text(answer.body()));
        }
    }

    @Test
    void tellsWhenAnAnswerFallsSilent() {
        upstream.enqueue(Script.events().send("begin").stall());
        try (HttpAnswer answer = get(hasty)) {
            assertFault(Fault.TIMED_OUT, () -> text(answer.body()));
        }
    }

    @Test
    void tellsWhenNoAnswerComes() {
        upstream.enqueue(Script.silence());
        assertFault(Fault.TIMED_OUT, () -> get(hasty));
    }

    @Test
    void tellsWhenTheConnectionBreaksBeforeTheAnswer() {
        upstream.enqueue(Script.hangUp(Cut.FIN), Script.hangUp(Cut.RESET));
        HttpCall call = HttpCall.post(upstream.uri("/"), HttpHeaders.NONE, HttpBody.json(JsonValue.TRUE));
        assertFault(Fault.BROKEN, () -> http.send(call, TestCall.plain()));
        assertFault(Fault.BROKEN, () -> http.send(call, TestCall.plain()));
        assertThat(upstream.attempts()).isEqualTo(2);
    }

    @Test
    void tellsWhenNobodyListens() {
        URI nowhere = upstream.uri("/");
        upstream.close();
        assertFault(Fault.UNREACHABLE, () -> http.send(HttpCall.get(nowhere, HttpHeaders.NONE), TestCall.plain()));
    }

    @Test
    void waitsNoLongerThanTheCallHasTime() {
        TestHttp patient = TestHttp.create();
        upstream.enqueue(Script.silence());
        TestCall call = TestCall.plain().withTimeLeft(Duration.ofMillis(50));
        assertFault(Fault.TIMED_OUT, () -> patient.send(HttpCall.get(upstream.uri("/"), HttpHeaders.NONE), call));
        patient.close();
    }

    @Test
    void hangsUpWhenClosedBeforeTheEnd() {
        upstream.enqueue(Script.events().send("begin").stall());
        try (HttpAnswer answer = get()) {
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(upstream.awaitPeerClosed(upstream.awaitRequest()).after()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void keepsTheConnectionOfAnAnswerThatIsFinishedAndEnds() {
        upstream.otherwise(
                Script.events().send("all").pause(Duration.ofMillis(30)).send(" and more"));
        for (int i = 0; i < 3; i++) {
            try (HttpAnswer answer = get()) {
                answer.finish();
            }
        }
        assertThat(upstream.acceptedConnections()).isEqualTo(1);
    }

    @Test
    void hangsUpOnAnAnswerThatIsFinishedAndDoesNotEnd() {
        upstream.enqueue(Script.events().send("all").stall());
        try (HttpAnswer answer = get()) {
            answer.finish();
        }
        upstream.awaitPeerClosed(upstream.awaitRequest());
    }

    private HttpAnswer get() {
        return get(http);
    }

    private HttpAnswer get(TestHttp client) {
        return client.send(HttpCall.get(upstream.uri("/"), HttpHeaders.NONE), TestCall.plain());
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertFault(Fault fault, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(fault));
    }
}
