package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of upstreams behind {@code /v1/responses}: of one that is translated and of one that has the API itself. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-32: faults behind the Responses API")
class ResponsesFaultsTest {

    private static final Script ERROR = Script.json(500, "{\"error\":{\"message\":\"boom\"}}");
    private static final Duration SOON = Duration.ofMillis(500);

    private final TwoUpstreams.Pair pair;

    ResponsesFaultsTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    static Stream<Arguments> beforeTheFirstContent() {
        Script role = Script.events().event(Answers.ROLE);
        Script begun = ResponsesAnswers.begun();
        return Stream.of(
                Arguments.of("pair", "an error", ERROR),
                Arguments.of("pair", "a reset after the role", role.cut(Cut.RESET)),
                Arguments.of("pair", "a malformed chunk", role.send("data: {\"id\":\n\n")),
                Arguments.of("pair", "an end after the role", role),
                Arguments.of("own", "an error", ERROR),
                Arguments.of("own", "a reset", begun.cut(Cut.RESET)),
                Arguments.of("own", "an end", begun),
                Arguments.of("own", "a malformed event", begun.send("event: x\ndata: {\"type\":\n\n")),
                Arguments.of("own", "a failure", begun.event("response.failed", ResponsesAnswers.failed())),
                Arguments.of(
                        "own",
                        "an error event",
                        begun.event("error", "{\"type\":\"error\",\"code\":\"server_error\",\"message\":\"boom\"}")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("beforeTheFirstContent")
    @DisplayName("R-09, R-32: a stream that breaks before its first content is served by another provider, unseen")
    void failsOverBeforeTheFirstContent(String prefix, String fault, Script script) {
        String model = pair.model(prefix);
        pair.first(model, script).second(model, Answers.stream());
        HttpResponse<String> answer = respond(model);
        List<JsonObject> events = events(answer);
        assertThat(events.getLast().getString("type")).isEqualTo("response.completed");
        assertThat(events).filteredOn(it -> type(it).equals("response.created")).hasSize(1);
        assertThat(answer.body()).contains("Hello").doesNotContain("\"error\":{", "resp_1");
        assertThat(seen(pair.second(), model)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("beforeTheFirstContent")
    @DisplayName("R-32: when nobody serves, a stream that never began is a plain error")
    void isAPlainErrorWhenNobodyServes(String prefix, String fault, Script script) {
        String model = pair.model(prefix);
        pair.first(model, script).second(model, ERROR);
        HttpResponse<String> answer = respond(model);
        boolean pinged = answer.body().startsWith(": ping");
        JsonObject error = pinged ? events(answer).getLast() : Http.error(answer);
        assertThat(answer.statusCode()).isEqualTo(pinged ? 200 : 502);
        assertThat(error.getString("code")).isEqualTo("PROVIDER_ERROR");
        assertThat(answer.body()).doesNotContain("response.created", "response.completed");
    }

    @Test
    @DisplayName("R-32: when nobody serves after pings went out, that is told in the dialect's own event")
    void tellsInAnEventAfterPingsThatNobodyServes() throws IOException {
        String model = pair.model("pair");
        Gate gate = Gate.closed();
        pair.first(model, ERROR.heldBy(gate)).second(model, ERROR);
        try (RawClient client = RawClient.post(pair.server().uri("/v1/responses"), request(model))) {
            client.readUntil(": ping");
            gate.open();
            assertThat(client.readUntil("\"trace_id\""))
                    .contains(
                            "event: error\ndata: {\"type\":\"error\",\"sequence_number\":0,\"code\":\"PROVIDER_ERROR\"");
        }
    }

    static Stream<Arguments> afterTheFirstContent() {
        Script said = Script.events().event(Answers.ROLE).event(Answers.text("half"));
        Script own = ResponsesAnswers.begunWith("half");
        return Stream.of(
                Arguments.of("pair", "a reset", said.cut(Cut.RESET)),
                Arguments.of("pair", "an end without a reason", said),
                Arguments.of("pair", "an end mark without a reason", said.event("[DONE]")),
                Arguments.of("halting", "a stall", said.stall()),
                Arguments.of("pair", "a malformed chunk", said.send("data: {\"id\":\n\n")),
                Arguments.of("pair", "an error object", said.event("{\"error\":{\"message\":\"boom\"}}")),
                Arguments.of("own", "a reset", own.cut(Cut.RESET)),
                Arguments.of("own", "an end of the connection", own.cut(Cut.FIN)),
                Arguments.of("own", "a clean end", own),
                Arguments.of("own", "an end mark", own.event("[DONE]")),
                Arguments.of("ownhalting", "a stall", own.stall()),
                Arguments.of(
                        "own",
                        "a cut inside an event",
                        own.send("event: x\ndata: {\"ty").cut(Cut.FIN)),
                Arguments.of("own", "a failure", own.event("response.failed", ResponsesAnswers.failed())),
                Arguments.of(
                        "own",
                        "an error event",
                        own.event("error", "{\"type\":\"error\",\"code\":\"server_error\",\"message\":\"boom\"}")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("afterTheFirstContent")
    @DisplayName("R-08, R-32: a stream that breaks in its content ends in an error event, never completed")
    void endsABrokenStreamInAnErrorEvent(String prefix, String fault, Script script) {
        String model = pair.model(prefix);
        pair.first(model, script).second(model, Answers.stream());
        HttpResponse<String> answer = respond(model);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonObject> events = events(answer);
        JsonObject error = events.getLast();
        assertThat(type(error)).isEqualTo("error");
        assertThat(error.getString("code")).startsWith("PROVIDER_");
        assertThat(error.getJsonObject("error").getString("message")).isEqualTo(error.getString("message"));
        assertThat(answer.body())
                .contains("half")
                .doesNotContain("response.completed", "response.incomplete", "[DONE]");
        assertThat(seen(pair.second(), model)).isEmpty();
    }

    static Stream<Arguments> streamsThatAreLeft() {
        return Stream.of(
                Arguments.of("pair", Script.silence(), ""),
                Arguments.of(
                        "pair",
                        Script.events()
                                .event(Answers.ROLE)
                                .event(Answers.text("one"))
                                .stall(),
                        "one"),
                Arguments.of("own", Script.silence(), ""),
                Arguments.of("own", ResponsesAnswers.begunWith("one").stall(), "one"));
    }

    @ParameterizedTest
    @MethodSource("streamsThatAreLeft")
    @DisplayName("R-13: a client that leaves ends the upstream call")
    void endsTheUpstreamCallOfAClientThatLeaves(String prefix, Script script, String after) throws IOException {
        Timely.within(SOON, () -> {
            String model = pair.model(prefix);
            pair.first(model, script);
            RawClient client = RawClient.post(pair.server().uri("/v1/responses"), request(model));
            var received = pair.first()
                    .awaitRequests(1, Gateway.asksFor(model), Duration.ofSeconds(60))
                    .getFirst();
            if (!after.isEmpty()) {
                client.readUntil(after);
            }
            client.close();
            return Timely.untilClosed(pair.first(), received);
        });
    }

    private HttpResponse<String> respond(String model) {
        return Http.post(pair.server().uri("/v1/responses"), request(model));
    }

    private static String request(String model) {
        return "{\"model\":\"" + model + "\",\"stream\":true,\"input\":\"Hi\"}";
    }

    /** Returns the events, whose names are their types and whose numbers count from 0. */
    private static List<JsonObject> events(HttpResponse<String> answer) {
        List<JsonObject> events =
                Http.events(answer.body()).stream().map(Http::json).toList();
        assertThat(answer.body().lines().filter(it -> it.startsWith("event: ")).map(it -> it.substring(7)))
                .containsExactlyElementsOf(
                        events.stream().map(ResponsesFaultsTest::type).toList());
        assertThat(events)
                .extracting(it -> it.getInt("sequence_number"))
                .containsExactlyElementsOf(
                        IntStream.range(0, events.size()).boxed().toList());
        return events;
    }

    private static String type(JsonObject event) {
        return event.getString("type");
    }
}
