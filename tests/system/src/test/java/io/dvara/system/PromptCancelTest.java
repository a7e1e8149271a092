package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.PeerClosed;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How soon a vendor stops working for a client that has left, measured where the vendor sees it. */
@ExtendWith(Gateway.class)
class PromptCancelTest {

    private static final int CLIENTS = 50;
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Gateway.Shared gateway;

    PromptCancelTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    static Stream<Arguments> states() {
        UnaryOperator<String> streamed = Http::stream;
        UnaryOperator<String> whole = Http::chat;
        return Stream.of(
                Arguments.of("before the first byte", streamed, Script.silence(), ""),
                Arguments.of(
                        "in a stream",
                        streamed,
                        Script.events().event(Answers.text("one")).stall(),
                        "one"),
                Arguments.of("during a whole answer", whole, Script.silence(), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    @DisplayName("R-13: 50 clients that leave, one after another, end their upstream calls within 500 ms each")
    void endsEachCallSoon(
            String state, UnaryOperator<String> request, Script script, String after, TestReporter reporter)
            throws IOException {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            waits.add(leave(request, script, after));
        }
        waits.sort(Comparator.naturalOrder());
        reporter.publishEntry(
                state,
                "median %d ms, 98 of 100 within %d ms, longest %d ms"
                        .formatted(
                                waits.get(CLIENTS / 2).toMillis(),
                                waits.get(CLIENTS - 2).toMillis(),
                                waits.getLast().toMillis()));
        assertThat(waits.getLast()).isLessThanOrEqualTo(LONGEST);
    }

    private Duration leave(UnaryOperator<String> request, Script script, String after) throws IOException {
        String model = gateway.model("gpt");
        gateway.on(model, script);
        RawClient client = RawClient.post(gateway.server().uri("/v1/chat/completions"), request.apply(model));
        ReceivedRequest received = gateway.upstream()
                .awaitRequests(1, Gateway.asksFor(model), Duration.ofSeconds(10))
                .getFirst();
        if (!after.isEmpty()) {
            client.readUntil(after);
        }
        Instant left = gateway.upstream().now();
        client.close();
        PeerClosed closed = gateway.upstream().awaitPeerClosed(received, Duration.ofSeconds(10));
        return Duration.between(left, closed.at());
    }
}
