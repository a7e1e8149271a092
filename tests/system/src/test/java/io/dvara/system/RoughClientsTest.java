package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that are slow, impatient or odd: each gets what it is due, and nobody else notices. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-13, R-14: rough clients harm nobody else")
class RoughClientsTest {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 40;

    private final TwoUpstreams.Pair pair;
    private final URI uri;

    RoughClientsTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
        this.uri = pair.server().uri("/v1/chat/completions");
    }

    @Test
    void servesOthersWhileManySendSlowlyAndThenThoseToo() throws IOException {
        String model = pair.model("calm");
        pair.first(model, Answers.whole());
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            slow.add(RawClient.post(uri, Http.chat(model), 7));
        }
        TwoUpstreams.await("all are there", () -> pair.requests() == MANY);
        servesOthers();
        assertThat(seen(pair.first(), model)).isEmpty();
        for (RawClient client : slow) {
            client.complete();
            client.readUntil("Hello there");
            client.close();
        }
        assertThat(seen(pair.first(), model)).hasSize(MANY);
    }

    @Test
    void servesOthersWhileSomeReadNothingAndEndsTheCallsOfThoseWhenTheyLeave() throws IOException {
        Timely.within(Duration.ofSeconds(2), this::untilThoseWhoReadNothingAreLeft);
    }

    private Duration untilThoseWhoReadNothingAreLeft() throws IOException {
        String model = pair.model("calm");
        String large = Answers.text("y".repeat(64 << 10));
        pair.first(model, Script.events().endlessly(part -> part.event(large)));
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            slow.add(RawClient.post(uri, Http.stream(model)));
        }
        List<ReceivedRequest> asked = pair.first().awaitRequests(slow.size(), Gateway.asksFor(model), PATIENCE);
        servesOthers();
        assertThat(asked).allMatch(it -> pair.first().peerClosed(it).isEmpty());
        for (RawClient client : slow) {
            client.close();
        }
        return asked.stream()
                .map(it -> Timely.untilClosed(pair.first(), it))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    @Test
    void answersRequestsThatAreSentAheadInTheirOrder() throws IOException {
        String streamed = pair.model("calm");
        String whole = pair.model("calm");
        pair.first(streamed, Answers.stream().delayed(Duration.ofMillis(100)));
        pair.first(whole, Script.json(200, Answers.WHOLE.replace("Hello there", "the second answer")));
        try (RawClient client = RawClient.post(uri, Http.stream(streamed))) {
            client.again(uri, Http.chat(whole));
            String both = client.readUntil("the second answer");
            assertThat(both).containsSubsequence("Hello", "[DONE]", "HTTP/1.1 200", "the second answer");
        }
        assertThat(seen(pair.first(), whole)).hasSize(1);
    }

    @Test
    void endsTheCallOfAClientThatLeavesAfterItHasSentAhead() throws IOException {
        Timely.within(SOON, () -> {
            String first = pair.model("calm");
            String second = pair.model("calm");
            pair.first(first, Script.silence()).first(second, Answers.whole());
            try (RawClient client = RawClient.post(uri, Http.chat(first))) {
                client.again(uri, Http.chat(second));
                pair.first().awaitRequests(1, Gateway.asksFor(first), PATIENCE);
            }
            return Timely.untilClosed(pair.first(), seen(pair.first(), first).getFirst());
        });
        servesOthers();
    }

    @Test
    void tellsClientsToGoOnThatWaitForItBeforeTheySendTheirBody() throws IOException {
        String model = pair.model("calm");
        pair.first(model, Answers.whole());
        String request = Http.chat(model);
        try (RawClient client = RawClient.post(uri, request, request.length(), "Expect: 100-continue")) {
            client.readUntil("100 Continue");
            client.complete();
            client.readUntil("Hello there");
        }
    }

    @Test
    void refusesABodyThatGrowsTooLargeAndAsksNobody() throws IOException {
        String model = pair.model("calm");
        pair.first(model, Answers.whole());
        try (RawClient client = RawClient.chunked(uri)) {
            sendTooMuch(client, model);
            assertThat(client.readUntil("REQUEST_TOO_LARGE")).startsWith("HTTP/1.1 413");
        }
        assertThat(seen(pair.first(), model)).isEmpty();
        servesOthers();
    }

    /** Whoever is refused early may find the connection shut. */
    private static void sendTooMuch(RawClient client, String model) throws IOException {
        client.piece("{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"");
        try {
            for (int sent = 0; sent <= 2 << 20; sent += 64 << 10) {
                client.piece("z".repeat(64 << 10));
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset).*");
        }
    }

    @Test
    void asksNobodyForABodyThatEndsTooEarly() throws IOException {
        String model = pair.model("calm");
        pair.first(model, Answers.whole());
        RawClient.post(uri, Http.chat(model), 7, "X-Trace-ID: " + model).close();
        TwoUpstreams.await(
                "it is logged as a client that left",
                () -> pair.server().lines().stream()
                        .anyMatch(it -> it.contains(model) && it.contains("\"status\":499")));
        assertThat(seen(pair.first(), model)).isEmpty();
        servesOthers();
    }

    private void servesOthers() {
        String model = pair.model("calm");
        Faults.served(pair.first(model, Answers.whole()).ask(Http.chat(model)), "patient", 1);
    }

    @AfterEach
    void nothingIsHeld() {
        TwoUpstreams.await("no request is open", () -> pair.requests() == 0);
    }
}
