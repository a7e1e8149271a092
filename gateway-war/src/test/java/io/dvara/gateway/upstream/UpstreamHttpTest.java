package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import io.dvara.testkit.upstream.UnreachableAddress;
import jakarta.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UpstreamHttpTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final CallLimits PATIENT = new CallLimits(LONG, LONG, LONG, LONG, 1 << 20);

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final Watch watch = new Watch();
    private final Attempts attempts = new Attempts(watch, new MediaFetch(TestSettings.usual()));
    private final TestCaller caller = new TestCaller();
    private final UpstreamHttp http = new UpstreamHttp(TestSettings.usual(), new JacksonCodec(), attempts);

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() throws IOException {
        http.stop();
        watch.stop();
        upstream.close();
    }

    @Test
    void namesADroppedFieldOnce() {
        try (Attempt attempt = attempts.open(PATIENT, caller)) {
            attempt.dropped("seed");
            attempt.dropped("messages.name");
            attempt.dropped("messages.name");
            assertThat(attempt.droppedFields()).containsExactly("seed", "messages.name");
        }
    }

    @Test
    void sendsJsonWithItsLengthAndTheTrace() {
        upstream.enqueue(Script.json(200, "{\"ok\":true}"));
        try (Attempt attempt = attempts.open(PATIENT, caller);
                HttpAnswer answer = http.send(post("/v1/x"), attempt)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(text(answer)).isEqualTo("{\"ok\":true}");
        }
        ReceivedRequest request = upstream.awaitRequest();
        assertThat(request.text()).isEqualTo("{\"a\":1}");
        assertThat(request.header("content-length")).contains("7");
        assertThat(request.header("traceparent")).contains(caller.traceParent());
        assertThat(request.header("x-trace-id")).contains("trace-1");
        assertThat(request.header("x-dvara-hops")).contains("1");
        assertThat(request.header("content-type")).contains("application/json");
    }

    @Test
    void sendsWhatWasWrittenAsOftenAsItIsAsked() {
        upstream.enqueue(Script.json(200, "{}"), Script.json(200, "{}"));
        String text = "0123456789".repeat(10_000);
        HttpBody body =
                HttpBody.written(out -> new PrintStream(out, true, StandardCharsets.UTF_8).append(text), "text/plain");
        HttpCall call = HttpCall.post(upstream.uri("/"), HttpHeaders.NONE, body);
        for (int i = 0; i < 2; i++) {
            try (Attempt attempt = attempts.open(PATIENT, caller);
                    HttpAnswer answer = http.send(call, attempt)) {
                assertThat(text(answer)).isEqualTo("{}");
            }
        }
        assertThat(upstream.awaitRequests(2)).allSatisfy(request -> {
            assertThat(request.text()).isEqualTo(text);
            assertThat(request.header("content-length")).contains("100000");
            assertThat(request.header("content-type")).contains("text/plain");
        });
    }

    @Test
    @DisplayName("R-39: a credential that an answer echoes is masked, compressed or not")
    void masksTheCredentialOfItsRequest() {
        String key = "sk-canary-2f8810ac";
        upstream.enqueue(
                Script.json(200, "{\"echo\":\"Bearer " + key + "\"}"),
                Script.json(401, "{\"error\":\"" + key + "\"}").gzip());
        HttpCall call = HttpCall.get(upstream.uri("/"), HttpHeaders.NONE.with("Authorization", "Bearer " + key));
        for (int i = 0; i < 2; i++) {
            try (Attempt attempt = attempts.open(PATIENT, caller);
                    HttpAnswer answer = http.send(call, attempt)) {
                assertThat(text(answer)).contains("*".repeat(key.length())).doesNotContain(key);
            }
        }
        assertThat(upstream.awaitRequests(2))
                .allMatch(
                        request -> request.header("Authorization").orElseThrow().endsWith(key));
    }

    @Test
    void reusesAConnectionWhoseAnswerWasReadToItsEnd() {
        upstream.enqueue(Script.json(200, "{}"), Script.json(200, "{}"));
        whole();
        whole();
        assertThat(upstream.acceptedConnections()).isEqualTo(1);
    }

    @Test
    void keepsAConnectionWhoseStreamWasFinishedBeforeItsLastChunk() {
        upstream.enqueue(Script.events().event("[DONE]"), Script.json(200, "{}"));
        try (Attempt attempt = attempts.open(PATIENT, caller);
                HttpAnswer answer = http.send(post("/"), attempt)) {
            assertThat(read(answer, "data: [DONE]\n\n".length())).startsWith("data: [DONE]");
            answer.finish();
        }
        upstream.awaitAnswered(upstream.awaitRequest());
        awaitIdle();
        whole();
        assertThat(upstream.acceptedConnections()).isEqualTo(1);
    }

    @Test
    @DisplayName("R-13: closing an answer before its end ends the upstream call")
    void cutsAnAnswerThatIsClosedBeforeItsEnd() {
        upstream.enqueue(Script.events().event("one").stall());
        try (Attempt attempt = attempts.open(PATIENT, caller);
                HttpAnswer answer = http.send(post("/"), attempt)) {
            read(answer, 5);
        }
        upstream.awaitPeerClosed(upstream.awaitRequest(), Duration.ofMillis(500));
    }

    @Test
    @DisplayName("R-11: the first byte has a limit of its own")
    void endsACallWhoseFirstByteDoesNotCome() {
        upstream.enqueue(Script.silence());
        CallLimits limits = new CallLimits(LONG, Duration.ofMillis(200), LONG, LONG, 1 << 20);
        assertFault(limits, Fault.TIMED_OUT, "first-byte-timeout");
        upstream.awaitPeerClosed(upstream.awaitRequest(), Duration.ofMillis(500));
    }

    @Test
    @DisplayName("R-11: the gap between two chunks has a limit of its own")
    void endsAStreamThatStalls() {
        upstream.enqueue(Script.events().event("one").stall());
        CallLimits limits = new CallLimits(LONG, LONG, Duration.ofMillis(200), LONG, 1 << 20);
        assertFault(limits, Fault.TIMED_OUT, "chunk-timeout");
    }

    @Test
    @DisplayName("R-10, R-11: a stream that never ends is ended")
    void endsAStreamThatNeverEnds() {
        upstream.enqueue(Script.events().endlessly(s -> s.event("x").pause(Duration.ofMillis(5))));
        CallLimits limits = new CallLimits(LONG, LONG, LONG, Duration.ofSeconds(2), 1 << 20);
        assertFault(limits, Fault.TIMED_OUT, "total-timeout");
        upstream.awaitPeerClosed(upstream.awaitRequest(), Duration.ofMillis(500));
    }

    @Test
    void endsAnAnswerThatIsTooLarge() {
        upstream.enqueue(Script.answer(200).gzip().send("x".repeat(100_000)));
        assertFault(new CallLimits(LONG, LONG, LONG, LONG, 50_000), Fault.MALFORMED, "max-answer-bytes");
    }

    @Test
    void readsACompressedAnswer() {
        upstream.enqueue(Script.json(200, "{\"zip\":1}").gzip());
        assertThat(whole()).isEqualTo("{\"zip\":1}");
    }

    @Test
    @DisplayName("R-08: a truncated body never ends clean")
    void tellsThatABodyIsTruncated() {
        upstream.enqueue(Script.answer(200).declaringLength(100).send("half").cut(Cut.FIN));
        assertFault(PATIENT, Fault.BROKEN, "broke off");
    }

    @Test
    @DisplayName("R-08: a chunked body without its end never ends clean")
    void tellsThatAChunkedBodyIsCut() {
        upstream.enqueue(Script.events().event("one").cut(Cut.RESET));
        assertFault(PATIENT, Fault.BROKEN, "broke off");
    }

    @Test
    void tellsThatNobodyListens() {
        HttpCall call = HttpCall.get(URI.create("http://127.0.0.1:1/x"), HttpHeaders.NONE);
        try (Attempt attempt = attempts.open(PATIENT, caller)) {
            assertThatThrownBy(() -> http.send(call, attempt))
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                    .hasMessageContaining("127.0.0.1:1");
        }
    }

    @Test
    @DisplayName("R-37: link-local addresses are refused at the moment of connecting")
    void refusesLinkLocalAddresses() {
        try (Attempt attempt = attempts.open(PATIENT, caller)) {
            HttpCall metadata = HttpCall.get(URI.create("http://169.254.169.254/latest"), HttpHeaders.NONE);
            assertThatThrownBy(() -> http.send(metadata, attempt)).hasMessageContaining("link-local");
        }
    }

    @Test
    void refusesOurOwnPort() throws IOException {
        UpstreamHttp own =
                new UpstreamHttp(TestSettings.ownPorts(List.of(upstream.port())), new JacksonCodec(), attempts);
        try (Attempt attempt = attempts.open(PATIENT, caller)) {
            assertThatThrownBy(() -> own.send(post("/"), attempt))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOOP_DETECTED));
        }
        own.stop();
        assertThat(upstream.attempts()).isZero();
    }

    @Test
    void keepsTheConnectionOfACompressedAnswer() {
        upstream.enqueue(Script.events().gzip().event("one"), Script.json(200, "{}"));
        assertThat(whole()).contains("one");
        whole();
        assertThat(upstream.acceptedConnections()).isEqualTo(1);
    }

    @Test
    void endsAnAnswerInAnUnknownEncoding() {
        upstream.enqueue(Script.json(200, "{}").header("Content-Encoding", "br"));
        assertFault(PATIENT, Fault.MALFORMED, "'br'");
        upstream.awaitPeerClosed(upstream.awaitRequest(), Duration.ofMillis(500));
    }

    @Test
    void endsWhatAPluginHasLeftOpen() {
        upstream.enqueue(Script.events().event("one").stall());
        try (Attempt attempt = attempts.open(PATIENT, caller)) {
            assertThat(http.send(post("/"), attempt).status()).isEqualTo(200);
        }
        upstream.awaitPeerClosed(upstream.awaitRequest(), Duration.ofMillis(500));
    }

    @Test
    @DisplayName("R-11: connecting has a limit of its own")
    void endsACallThatDoesNotConnect() throws IOException {
        try (UnreachableAddress nowhere = UnreachableAddress.open();
                Attempt attempt =
                        attempts.open(new CallLimits(Duration.ofMillis(300), LONG, LONG, LONG, 1 << 20), caller)) {
            assertThatThrownBy(() -> http.send(HttpCall.get(nowhere.uri(), HttpHeaders.NONE), attempt))
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.fault()).isEqualTo(Fault.TIMED_OUT))
                    .hasMessageContaining("connect-timeout");
        }
    }

    @Test
    void followsNoRedirect() {
        upstream.enqueue(
                Script.answer(302).header("Location", upstream.uri("/other").toString()));
        try (Attempt attempt = attempts.open(PATIENT, caller);
                HttpAnswer answer = http.send(post("/"), attempt)) {
            assertThat(answer.status()).isEqualTo(302);
        }
        assertThat(upstream.attempts()).isEqualTo(1);
    }

    @Test
    @DisplayName("R-13: cancelling ends the upstream call before its first byte")
    void cancelsACallThatIsSilent() throws Exception {
        upstream.enqueue(Script.silence());
        try (Attempt attempt = attempts.open(PATIENT, caller)) {
            CompletableFuture<Fault> fault = CompletableFuture.supplyAsync(() -> fault(attempt));
            ReceivedRequest request = upstream.awaitRequest();
            attempt.cancel();
            upstream.awaitPeerClosed(request, Duration.ofMillis(200));
            assertThat(fault.get(60, TimeUnit.SECONDS)).isEqualTo(Fault.CANCELLED);
        }
    }

    @Test
    void flushesBeforeItWaitsAndGivesEachEventTheMomentItCame() throws Exception {
        Gate gate = Gate.closed();
        upstream.enqueue(Script.events().event("one").await(gate).event("two"));
        try (Attempt attempt = attempts.open(PATIENT, caller);
                HttpAnswer answer = http.send(post("/"), attempt)) {
            assertThat(read(answer, "data: one\n\n".length())).isEqualTo("data: one\n\n");
            int before = caller.flushes.get();
            CompletableFuture<String> second =
                    CompletableFuture.supplyAsync(() -> read(answer, "data: two\n\n".length()));
            awaitFlushAfter(before);
            gate.open();
            assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo("data: two\n\n");
        }
    }

    @Test
    void countsTheTimeThatTheUpstreamTook() {
        upstream.enqueue(Script.json(200, "{}").delayed(Duration.ofMillis(150)));
        long begun = System.nanoTime();
        try (Attempt attempt = attempts.open(PATIENT, caller);
                HttpAnswer answer = http.send(post("/"), attempt)) {
            text(answer);
            assertThat(attempt.waited()).isBetween(Duration.ofMillis(140), Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private String whole() {
        try (Attempt attempt = attempts.open(PATIENT, caller);
                HttpAnswer answer = http.send(post("/"), attempt)) {
            return text(answer);
        }
    }

    private Fault fault(Attempt attempt) {
        try (HttpAnswer answer = http.send(post("/"), attempt)) {
            throw new AssertionError("an answer came: " + answer.status());
        } catch (ProviderException e) {
            return e.fault();
        }
    }

    private void assertFault(CallLimits limits, Fault fault, String words) {
        try (Attempt attempt = attempts.open(limits, caller)) {
            assertThatThrownBy(() -> {
                        try (HttpAnswer answer = http.send(post("/"), attempt)) {
                            text(answer);
                        }
                    })
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                    .hasMessageContaining(words);
        }
    }

    private HttpCall post(String path) {
        return HttpCall.post(
                upstream.uri(path),
                HttpHeaders.NONE,
                HttpBody.json(Json.createObjectBuilder().add("a", 1).build()));
    }

    private void awaitFlushAfter(int before) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (caller.flushes.get() == before) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Lets the reader of the answer's end come to its end. */
    private void awaitIdle() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (http.clears() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static String text(HttpAnswer answer) {
        try {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("the body's Javadoc says that it throws no IOException", e);
        }
    }

    private static String read(HttpAnswer answer, int length) {
        try {
            return new String(answer.body().readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("the body's Javadoc says that it throws no IOException", e);
        }
    }
}
