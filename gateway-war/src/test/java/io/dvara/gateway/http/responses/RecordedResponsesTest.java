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

    static Stream<RecordedExchange> requests() {
        return RecordedExchanges.all().endpoint("responses").stream()
                .filter(it -> it.request().body().isPresent());
    }

    static Stream<RecordedExchange> wholes() {
        return good().filter(it -> !it.response().isStream());
    }

    static Stream<RecordedExchange> streams() {
        return good().filter(it -> it.response().isStream());
    }

    private static Stream<RecordedExchange> good() {
        return RecordedExchanges.all().endpoint("responses").stream()
                .filter(it -> it.response().status() == 200);
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
        ChatAnswer answer = ChatAnswer.fold(
                ask(CannedVendor.answering(exchange), exchange.request().object()).stream());
        JsonObject passed = words().answer(answer.extra(), MadeAnswer.deltas(answer));
        assertThat(JsonDifferences.between(withOurId(recorded), passed)).isEmpty();
        assertUsage(recorded, answer.usage());
        assertThat(answer.choices().getFirst().finish()).isPresent();
    }

    @ParameterizedTest
    @Proves(Proof.ANSWER)
    @MethodSource("streams")
    void passesEventsOn(RecordedExchange exchange) {
        List<ChatChunk> chunks =
                ask(CannedVendor.answering(exchange), exchange.request().object());
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
        List<ChatChunk> masked = ask(
                        CannedVendor.answering(exchange), exchange.request().object())
                .stream()
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
                String text = item.getJsonArray("content").getJsonObject(0).getString("text");
                assertThat(told).doesNotContain(text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    @DisplayName("X-Dvara-Reasoning: off leaves out the text of thoughts and nothing else")
    void tellsNoThoughtsToWhoWishesNone(RecordedExchange exchange) {
        List<ChatChunk> chunks =
                ask(CannedVendor.answering(exchange), exchange.request().object());
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
        assertThatThrownBy(() ->
                        ask(CannedVendor.answering(exchange), exchange.request().object()))
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
            if (value != JsonValue.NULL && !(name.equals("stream") && value == JsonValue.FALSE)) {
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
        return Json.createObjectBuilder(said)
                .add("id", Rig.IDS.told(new VendorIds.Owned("acme", said.getString("id"))))
                .build();
    }

    private static List<JsonObject> recorded(RecordedExchange exchange) {
        return Stream.of(exchange.response().text().split("\r?\n"))
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Rig.CODEC.readObject(line.substring("data: ".length())))
                .toList();
    }

    private static void assertUsage(JsonObject response, Optional<Usage> usage) {
        JsonObject told = response.getJsonObject("usage");
        assertThat(usage.orElseThrow().input()).hasValue(told.getInt("input_tokens"));
        assertThat(usage.orElseThrow().output()).hasValue(told.getInt("output_tokens"));
        assertThat(usage.orElseThrow().reasoning())
                .hasValue(told.getJsonObject("output_tokens_details").getInt("reasoning_tokens"));
    }
}
