package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Usage;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.pipeline.Addressee;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.Variation;
import io.dvara.provider.kit.responses.RespondingProvider;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.JsonDifferences;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever speaks the dialect itself: what clients send reaches it, and what it says reaches them. */
class RecordedResponsesTest {

    /** Shorter texts, such as a figure, stand in other members as well. */
    private static final int SHORT = 4;

    static Stream<RecordedExchange> requests() {
        return RecordedExchanges.all().endpoint("responses").stream()
                .filter(it -> it.request().body().isPresent())
                .filter(it -> namesItsModel(it));
    }

    static Stream<RecordedExchange> wholes() {
        return good().filter(it -> !it.response().isStream());
    }

    static Stream<RecordedExchange> streams() {
        return good().filter(it -> it.response().isStream());
    }

    private static Stream<RecordedExchange> good() {
        return RecordedExchanges.all().endpoint("responses").stream()
                .filter(it -> it.response().status() == 200)
                .filter(it -> it.request().body().isEmpty() || namesItsModel(it));
    }

    @ParameterizedTest
    @Proves(Proof.REQUEST)
    @MethodSource("requests")
    void sendsRequestsAsClientsSaidThem(RecordedExchange exchange) {
        CannedVendor vendor = CannedVendor.answering(
                200, "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"completed\",\"output\":[]}");
        ask(vendor, exchange.request().object());
        assertThat(JsonDifferences.between(expected(exchange.request().object()), vendor.askedBody()))
                .isEmpty();
    }

    @ParameterizedTest
    @Proves(Proof.ANSWER)
    @MethodSource("wholes")
    void passesWholeAnswersOn(RecordedExchange exchange) {
        JsonObject recorded = Rig.CODEC.readObject(exchange.response().text());
        ChatAnswer answer = ChatAnswer.fold(ask(CannedVendor.answering(exchange), asked(exchange)).stream());
        JsonObject passed = words().answer(answer.extra(), MadeAnswer.deltas(answer));
        assertThat(JsonDifferences.between(withOurId(recorded), passed)).isEmpty();
        assertUsage(recorded, answer.usage());
        assertThat(answer.choices().getFirst().finish()).isPresent();
    }

    @ParameterizedTest
    @Proves(Proof.ANSWER)
    @MethodSource("streams")
    void passesEventsOn(RecordedExchange exchange) {
        List<ChatChunk> chunks = ask(CannedVendor.answering(exchange), asked(exchange));
        List<JsonObject> passed = Rig.eventsAsTheyCome(new OwnFrames(Rig.CODEC, words()), chunks);
        List<JsonObject> recorded = recorded(exchange);
        assertThat(passed).hasSameSizeAs(recorded);
        for (int i = 0; i < recorded.size(); i++) {
            assertThat(JsonDifferences.between(withOurId(recorded.get(i)), passed.get(i)))
                    .isEmpty();
        }
        assertUsage(
                recorded.getLast().getJsonObject("response"),
                ChatAnswer.fold(chunks.stream()).usage());
    }

    @ParameterizedTest
    @MethodSource("streams")
    @DisplayName("R-42: a text that a stage has changed is changed wherever the vendor repeats it")
    void tellsNoTextButThatOfTheCanonicalForm(RecordedExchange exchange) {
        List<ChatChunk> masked = ask(CannedVendor.answering(exchange), asked(exchange)).stream()
                .map(RecordedResponsesTest::masked)
                .toList();
        String told =
                Rig.eventsAsTheyCome(new OwnFrames(Rig.CODEC, words()), masked).toString();
        for (JsonObject item : recorded(exchange)
                .getLast()
                .getJsonObject("response")
                .getJsonArray("output")
                .getValuesAs(JsonObject.class)) {
            if (item.getString("type").equals("message")) {
                String text = item.getJsonArray("content").getJsonObject(0).getString("text", "");
                assertThat(text.length() < SHORT || !told.contains(text)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    @DisplayName("X-Dvara-Reasoning: off leaves out the text of thoughts and nothing else")
    void tellsNoThoughtsToWhoWishesNone(RecordedExchange exchange) {
        List<ChatChunk> chunks = ask(CannedVendor.answering(exchange), asked(exchange));
        List<JsonObject> passed =
                Rig.eventsAsTheyCome(new OwnFrames(Rig.CODEC, words(AnswerStyle.Thoughts.HIDDEN)), chunks);
        List<JsonObject> all = Rig.eventsAsTheyCome(new OwnFrames(Rig.CODEC, words()), chunks);
        assertThat(passed).extracting(Veiled::type).doesNotContainAnyElementsOf(Veiled.TYPES);
        assertThat(passed)
                .extracting(Veiled::type)
                .containsExactlyElementsOf(
                        all.stream().filter(Veiled::stays).map(Veiled::type).toList());
        assertThat(passed)
                .extracting(it -> it.getInt("sequence_number"))
                .containsExactlyElementsOf(
                        IntStream.range(0, passed.size()).boxed().toList());
        for (String thought : Veiled.thoughts(all)) {
            assertThat(passed.toString()).doesNotContain(thought);
        }
        assertThat(Veiled.kept(passed.getLast().getJsonObject("response")))
                .isEqualTo(Veiled.kept(all.getLast().getJsonObject("response")));
    }

    static Stream<RecordedExchange> refusals() {
        return RecordedExchanges.all().endpoint("responses").stream()
                .filter(it -> it.response().status() >= 400);
    }

    @ParameterizedTest
    @Proves(Proof.ANSWER)
    @MethodSource("refusals")
    @DisplayName("R-32: a recorded refusal is told by its status, and in the vendor's words but for its key")
    void tellsRefusals(RecordedExchange exchange) {
        int status = exchange.response().status();
        assertThatThrownBy(() -> ask(CannedVendor.answering(exchange), asked(exchange)))
                .isInstanceOfSatisfying(ProviderException.class, refusal -> {
                    assertThat(refusal.details().vendorStatus()).hasValue(status);
                    if (status != 401) {
                        assertThat(refusal.getMessage())
                                .contains(Rig.CODEC
                                        .readObject(exchange.response().text())
                                        .getJsonObject("error")
                                        .getString("message"));
                    }
                });
    }

    /** A prompt that the vendor keeps may name the model, which tells the gateway nothing. */
    private static boolean namesItsModel(RecordedExchange exchange) {
        return exchange.request().object().containsKey("model");
    }

    /** Some recordings have the answer alone. */
    private static JsonObject asked(RecordedExchange exchange) {
        return exchange.request()
                .body()
                .map(JsonValue::asJsonObject)
                .orElseGet(() -> Json.createObjectBuilder()
                        .add("model", "m")
                        .add("input", "Hi")
                        .add("stream", exchange.response().isStream())
                        .build());
    }

    private static ChatChunk masked(ChatChunk chunk) {
        List<ChoiceDelta> choices = chunk.choices().stream()
                .map(choice -> new ChoiceDelta(
                        choice.index(),
                        choice.deltas().stream()
                                .map(it -> it instanceof Delta.Text text
                                        ? new Delta.Text(
                                                text.block(),
                                                "#".repeat(text.text().length()))
                                        : it)
                                .toList(),
                        choice.finish(),
                        choice.logprobs(),
                        choice.messageExtra(),
                        choice.extra()))
                .toList();
        return new ChatChunk(chunk.head(), choices, chunk.usage(), chunk.extra());
    }

    private static List<ChatChunk> ask(CannedVendor vendor, JsonObject body) {
        Asked asked = Rig.read(body.toString());
        List<Message> messages = new ArrayList<>();
        asked.instructions().ifPresent(messages::add);
        asked.items().forEach(item -> messages.add(item.message()));
        ChatRequest request = new ResponseForms(Rig.CODEC, Rig.IDS)
                .spoken(asked.request().vary().messages(messages).build(), new Addressee("acme", "acme", _ -> {}));
        TestContext context = TestContext.over(vendor, "acme");
        Endpoint endpoint = new Endpoint(
                "acme",
                new Upstream(context, new Vendor("acme", "apiKey", List.of())),
                BaseUrl.withVersion(URI.create("http://h/v1"), "v1"),
                _ -> HttpHeaders.NONE);
        RespondingProvider provider = new RespondingProvider(endpoint, Variation.NONE, _ -> Model.Traits.UNKNOWN);
        try (Stream<ChatChunk> chunks = provider.chat(request, TestCall.plain())) {
            return chunks.toList();
        }
    }

    /** A null asks for nothing, and a stream that is not asked for is none. */
    private static JsonObject expected(JsonObject body) {
        JsonObjectBuilder said = Json.createObjectBuilder();
        body.forEach((name, value) -> {
            boolean saysNothing = value == JsonValue.NULL
                    || name.equals("stream") && value == JsonValue.FALSE
                    || name.equals("tools") && value.equals(JsonValue.EMPTY_JSON_ARRAY);
            if (!saysNothing) {
                said.add(name, value);
            }
        });
        return said.build();
    }

    private static OwnWords words() {
        return words(AnswerStyle.Thoughts.SHOWN);
    }

    private static OwnWords words(AnswerStyle.Thoughts thoughts) {
        return new OwnWords(Rig.IDS, "acme", Optional.empty(), thoughts);
    }

    private static JsonObject withOurId(JsonObject said) {
        if (said.get("response") instanceof JsonObject response) {
            return Json.createObjectBuilder(said)
                    .add("response", withOurId(response))
                    .build();
        }
        if (!said.getString("object", "").equals("response")) {
            return said;
        }
        JsonObjectBuilder ours = Json.createObjectBuilder(said).add("id", ourId(said.getString("id")));
        if (said.get("previous_response_id") instanceof JsonString previous) {
            ours.add("previous_response_id", ourId(previous.getString()));
        }
        return ours.build();
    }

    private static String ourId(String vendors) {
        return Rig.IDS.told(new VendorIds.Owned("acme", vendors));
    }

    /** Events that only keep the connection alive end here; the others are numbered, also where the vendor has no numbers. */
    private static List<JsonObject> recorded(RecordedExchange exchange) {
        List<JsonObject> events = new ArrayList<>();
        Stream.of(exchange.response().text().split("\r?\n"))
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Rig.CODEC.readObject(line.substring("data: ".length())))
                .filter(event -> !event.getString("type").equals("keepalive"))
                .forEach(event -> events.add(Json.createObjectBuilder(event)
                        .add("sequence_number", events.size())
                        .build()));
        return events;
    }

    private static void assertUsage(JsonObject response, Optional<Usage> usage) {
        JsonObject told = response.getJsonObject("usage");
        assertThat(usage.orElseThrow().input()).hasValue(told.getInt("input_tokens"));
        assertThat(usage.orElseThrow().output()).hasValue(told.getInt("output_tokens"));
        assertThat(usage.orElseThrow().reasoning())
                .hasValue(told.getJsonObject("output_tokens_details").getInt("reasoning_tokens"));
    }
}
