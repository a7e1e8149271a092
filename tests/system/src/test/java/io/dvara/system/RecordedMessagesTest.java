package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Recorded exchanges of the Messages API, played through the gateway in the same dialect. */
@ExtendWith(Gateway.class)
class RecordedMessagesTest {

    private final Gateway.Shared gateway;

    RecordedMessagesTest(Gateway.Shared gateway) {
        this.gateway = gateway;
    }

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER, Proof.PASSAGE})
    @DisplayName("R-01, R-21: requests reach a vendor of the dialect, and its answers the client, with nothing lost")
    Stream<DynamicTest> losesNothingBetweenAClientAndAVendorOfOneDialect() {
        return DynamicTest.stream(
                RecordedExchanges.of("anthropic").endpoint("messages").stream()
                        .filter(it -> it.request().body().isPresent())
                        .filter(it -> it.response().status() == 200),
                RecordedExchange::toString,
                this::play);
    }

    private void play(RecordedExchange exchange) {
        String model = gateway.model("claude");
        JsonObject body = Json.createObjectBuilder(exchange.request().object())
                .add("model", model)
                .build();
        gateway.on(model, exchange.replay());
        HttpResponse<String> answer = Http.post(
                gateway.server().uri("/v1/messages?beta=true"), body.toString(), "anthropic-version", "2023-06-01");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Dvara-Dropped-Params")).isEmpty();
        assertThat(answer.headers().firstValue("request-id"))
                .isEqualTo(answer.headers().firstValue("X-Trace-ID"));
        assertThat(SameJson.of(received(model).json())).isEqualTo(SameJson.of(body));
        if (exchange.response().isStream()) {
            List<JsonObject> told = events(answer.body());
            List<JsonObject> recorded = events(exchange.response().text());
            assertThat(SameJson.of(all(told))).isEqualTo(SameJson.of(all(withUsageOf(told, recorded))));
        } else {
            assertThat(SameJson.of(Http.json(answer.body())))
                    .isEqualTo(SameJson.of(Http.json(exchange.response().text())));
        }
    }

    private ReceivedRequest received(String model) {
        return gateway.upstream().requests().stream()
                .filter(Gateway.asksFor(model))
                .findFirst()
                .orElseThrow();
    }

    private static JsonArray all(List<JsonObject> events) {
        return Json.createArrayBuilder(events).build();
    }

    /**
     * Returns events but pings, which may stand anywhere, and pieces of nothing; those of an input run
     * together, of which one without any is an empty object.
     */
    private static List<JsonObject> events(String stream) {
        List<JsonObject> events = new ArrayList<>();
        for (String line : stream.lines().filter(it -> it.startsWith("data:")).toList()) {
            JsonObject event = Http.json(line.substring("data:".length()));
            if (!events.isEmpty() && isInput(event) && isInput(events.getLast())) {
                events.add(joined(events.removeLast(), event));
            } else if (!event.getString("type").equals("ping") && !isEmpty(event)) {
                events.add(event);
            }
        }
        return events.stream().filter(it -> !isInput(it) || !isNothing(it)).toList();
    }

    private static boolean isEmpty(JsonObject event) {
        return event.get("delta") instanceof JsonObject delta
                && (delta.getString("text", "-").isEmpty()
                        || delta.getString("thinking", "-").isEmpty());
    }

    private static boolean isNothing(JsonObject event) {
        String input = event.getJsonObject("delta").getString("partial_json");
        return input.isEmpty() || input.equals("{}");
    }

    private static boolean isInput(JsonObject event) {
        return event.get("delta") instanceof JsonObject delta && delta.containsKey("partial_json");
    }

    private static JsonObject joined(JsonObject first, JsonObject second) {
        String input = first.getJsonObject("delta").getString("partial_json")
                + second.getJsonObject("delta").getString("partial_json");
        JsonObject delta = Json.createObjectBuilder(first.getJsonObject("delta"))
                .add("partial_json", Json.createValue(input.replaceAll("\\s", "")))
                .build();
        return Json.createObjectBuilder(first).add("delta", delta).build();
    }

    /** Older recordings tell at the end nothing that the start has told; ours tells all counts again. */
    private static List<JsonObject> withUsageOf(List<JsonObject> told, List<JsonObject> recorded) {
        List<JsonObject> completed = new ArrayList<>(recorded);
        int end = recorded.size() - 2;
        JsonObject usage = Json.createObjectBuilder(told.get(told.size() - 2).getJsonObject("usage"))
                .addAll(Json.createObjectBuilder(recorded.get(end).getJsonObject("usage")))
                .build();
        completed.set(
                end,
                Json.createObjectBuilder(recorded.get(end)).add("usage", usage).build());
        return completed;
    }
}
