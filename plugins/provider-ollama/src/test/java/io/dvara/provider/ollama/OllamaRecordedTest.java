package io.dvara.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.JsonDifferences;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded exchanges with Ollama go through the provider both ways and lose nothing. */
class OllamaRecordedTest {

    /** Members of recorded requests that come out otherwise, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "$.max_tokens is missing", "no field of Ollama's, which ignores it; named as dropped",
            "$.temperature is missing", "an option in a place where Ollama ignores it; named as dropped",
            "$.tools is missing; expected []", "no tools are none",
            "$.format is missing; expected \"\"", "the recorder's empty format means none",
            "$.stream is not expected: true", "the default, sent explicitly",
            "content is \"\" instead of null", "Ollama wants a text; both mean nothing said");

    private static final TestJson JSON = new TestJson();

    @TestFactory
    @Proves(Proof.REQUEST)
    @DisplayName("R-17: sends recorded chats as they were recorded")
    Stream<DynamicTest> sendsRecordedChats() {
        return each("chat-native", exchange -> {
            TestCall call = TestCall.plain();
            JsonObject sent =
                    sent(exchange, provider -> Recorded.collect(provider.chat(Recorded.chat(exchange), call)));
            assertSame(exchange, sent, call);
        });
    }

    @TestFactory
    @Proves(Proof.REQUEST)
    Stream<DynamicTest> sendsRecordedCompletions() {
        return each("generate", exchange -> {
            TestCall call = TestCall.plain();
            JsonObject sent = sent(
                    exchange, provider -> Recorded.collect(provider.complete(Recorded.completion(exchange), call)));
            assertSame(exchange, sent, call);
            assertThat(call.droppedFields()).isEmpty();
        });
    }

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-01, R-03, R-05, R-20: reads recorded chats without loss")
    Stream<DynamicTest> readsRecordedChats() {
        return each("chat-native", exchange -> {
            List<ChatChunk> chunks = chunks(exchange, (provider, call) -> provider.chat(Recorded.chat(exchange), call));
            assertNothingLost(exchange, chunks, line -> line.getJsonObject("message"), "content");
        });
    }

    @TestFactory
    @Proves(Proof.ANSWER)
    Stream<DynamicTest> readsRecordedCompletions() {
        return each("generate", exchange -> {
            List<ChatChunk> chunks =
                    chunks(exchange, (provider, call) -> provider.complete(Recorded.completion(exchange), call));
            assertNothingLost(exchange, chunks, line -> line, "response");
        });
    }

    @TestFactory
    @DisplayName("R-07: reads recorded streams the same from pieces of every size")
    Stream<DynamicTest> readsPiecesOfEverySize() {
        return DynamicTest.stream(
                RecordedExchanges.of("ollama").endpoint("chat-native").with("stream").stream()
                        .filter(exchange -> exchange.response().isStream()),
                RecordedExchange::toString,
                exchange -> {
                    List<ChatChunk> expected =
                            chunks(exchange, (provider, call) -> provider.chat(Recorded.chat(exchange), call));
                    for (int size : new int[] {1, 7, 64}) {
                        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
                            upstream.enqueue(exchange.response().replayInPiecesOf(size));
                            assertThat(Recorded.collect(
                                            provider(upstream).chat(Recorded.chat(exchange), TestCall.plain())))
                                    .isEqualTo(expected);
                        }
                    }
                });
    }

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> sendsAndReadsRecordedEmbeddings() {
        return each("embeddings", OllamaRecordedTest::checkEmbedding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'embedding':[0.5,1]}",
                "{'object':'list','data':[{'object':'embedding','embedding':[0.5,1],'index':0}],'model':'m',"
                        + "'usage':{'prompt_tokens':3,'total_tokens':3}}"
            })
    void readsVectorsOfItsOlderAndItsCompatibleForm(String body) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(Script.json(200, body.replace('\'', '"')));
            EmbeddingAnswer answer = provider(upstream)
                    .embed(
                            new EmbeddingRequest(
                                    "m",
                                    List.of(new EmbeddingRequest.Input.Text("Hi")),
                                    OptionalInt.empty(),
                                    EmbeddingRequest.Encoding.FLOAT,
                                    Optional.empty(),
                                    JsonValue.EMPTY_JSON_OBJECT),
                            TestCall.plain());
            assertThat(answer.embeddings().getFirst().vector()).hasToString("[0.5,1]");
            assertThat(answer.extra()).isEmpty();
            assertThat(answer.usage()
                            .flatMap(usage -> usage.input().stream().boxed().findFirst()))
                    .isEqualTo(body.contains("usage") ? Optional.of(3L) : Optional.empty());
        }
    }

    private static void checkEmbedding(RecordedExchange exchange) {
        JsonObject answered = JSON.readObject(exchange.response().text());
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(exchange.replay());
            EmbeddingAnswer answer = provider(upstream).embed(Recorded.embedding(exchange), TestCall.plain());

            assertThat(JsonDifferences.between(
                            Recorded.embed(exchange), upstream.awaitRequest().json()))
                    .isEmpty();
            assertThat(upstream.awaitRequest().path()).isEqualTo("/api/embed");
            assertThat(answer.embeddings())
                    .extracting(EmbeddingAnswer.Embedding::vector)
                    .containsExactlyElementsOf(Recorded.vectors(answered));
            assertThat(answer.usage().map(Usage::input).orElse(OptionalLong.empty()))
                    .isEqualTo(Recorded.tokens(answered));
            assertThat(answer.extra()).isEqualTo(Members.without(JSON.make(), answered, Recorded.READ_OF_VECTORS));
        }
    }

    @TestFactory
    @DisplayName("R-32: tells recorded errors in Ollama's words")
    Stream<DynamicTest> tellsRecordedErrors() {
        Stream<RecordedExchange> refusals = RecordedExchanges.of("ollama").endpoint("chat-native").stream()
                .filter(exchange -> exchange.response().status() >= 400);
        return DynamicTest.stream(
                refusals,
                RecordedExchange::toString,
                exchange -> assertThatThrownBy(() ->
                                chunks(exchange, (provider, call) -> provider.chat(Recorded.chat(exchange), call)))
                        .isInstanceOf(ProviderException.class)
                        .hasMessageContaining(
                                JSON.readObject(exchange.response().text()).getString("error")));
    }

    // ---- what is compared

    private static void assertSame(RecordedExchange exchange, JsonObject sent, TestCall call) {
        JsonObject recorded = exchange.request().object();
        List<String> lost = JsonDifferences.between(recorded, sent).stream()
                .filter(difference -> LEFT_OUT.keySet().stream().noneMatch(difference::contains))
                .toList();
        assertThat(lost).isEmpty();
        Set<String> ignored = Set.of("max_tokens", "temperature");
        assertThat(call.droppedFields().stream().filter(ignored::contains))
                .containsExactlyInAnyOrderElementsOf(
                        ignored.stream().filter(recorded::containsKey).toList());
    }

    private static void assertNothingLost(
            RecordedExchange exchange,
            List<ChatChunk> chunks,
            Function<JsonObject, JsonObject> message,
            String textMember) {
        List<JsonObject> lines = Recorded.lines(exchange);
        JsonObject last = lines.getLast();
        ChatAnswer answer = ChatAnswer.fold(chunks.stream());
        ChatAnswer.Choice choice = answer.choices().getFirst();
        List<JsonObject> said = lines.stream().map(message).toList();

        assertThat(choice.message().text()).isEqualTo(joined(said, textMember));
        assertThat(parts(choice, Part.Reasoning.class, Part.Reasoning::text)).isEqualTo(joined(said, "thinking"));
        assertCalls(choice, said);
        assertThat(answer.head().model()).contains(last.getString("model"));
        assertThat(answer.head().created())
                .contains(OffsetDateTime.parse(lines.getFirst().getString("created_at"))
                        .toEpochSecond());
        assertThat(choice.finish())
                .contains(new Finish(reason(choice, last), Members.text(last, "done_reason"), Optional.empty()));
        assertUsage(answer.usage().orElseThrow(), last);
        assertThat(answer.extra())
                .isEqualTo(Members.without(
                        JSON.make(),
                        last,
                        Set.of(
                                "model",
                                "created_at",
                                "message",
                                "response",
                                "done",
                                "done_reason",
                                "prompt_eval_count",
                                "eval_count")));
    }

    private static FinishReason reason(ChatAnswer.Choice choice, JsonObject last) {
        if (last.getString("done_reason", "").equals("length")) {
            return FinishReason.LENGTH;
        }
        return choice.message().parts().stream().anyMatch(Part.ToolCall.class::isInstance)
                ? FinishReason.TOOL_CALLS
                : FinishReason.STOP;
    }

    private static void assertUsage(Usage usage, JsonObject last) {
        assertThat(usage.input()).isEqualTo(Members.whole(last, "prompt_eval_count"));
        assertThat(usage.output()).isEqualTo(Members.whole(last, "eval_count"));
        assertThat(usage.total()).isEmpty();
    }

    private static void assertCalls(ChatAnswer.Choice choice, List<JsonObject> said) {
        List<JsonObject> recorded = said.stream()
                .flatMap(message -> Members.array(message, "tool_calls").stream())
                .map(JsonValue::asJsonObject)
                .toList();
        List<Part.ToolCall> calls = choice.message().parts().stream()
                .filter(Part.ToolCall.class::isInstance)
                .map(Part.ToolCall.class::cast)
                .toList();
        assertThat(calls).hasSameSizeAs(recorded);
        for (int i = 0; i < calls.size(); i++) {
            JsonObject function = recorded.get(i).getJsonObject("function");
            assertThat(calls.get(i).id()).isEqualTo(recorded.get(i).getString("id", ""));
            assertThat(calls.get(i).name()).isEqualTo(function.getString("name"));
            assertThat(JSON.read(calls.get(i).arguments())).isEqualTo(function.get("arguments"));
        }
    }

    private static String joined(List<JsonObject> said, String member) {
        return said.stream()
                .flatMap(message -> Members.text(message, member).stream())
                .collect(Collectors.joining());
    }

    private static <P extends Part> String parts(ChatAnswer.Choice choice, Class<P> kind, Function<P, String> text) {
        return choice.message().parts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(text)
                .collect(Collectors.joining());
    }

    // ---- how it is asked

    private static Stream<DynamicTest> each(String endpoint, ThrowingCheck check) {
        return DynamicTest.stream(
                RecordedExchanges.of("ollama").endpoint(endpoint).stream()
                        .filter(exchange -> exchange.response().status() == 200),
                RecordedExchange::toString,
                check::check);
    }

    private interface ThrowingCheck {

        void check(RecordedExchange exchange);
    }

    private static JsonObject sent(RecordedExchange exchange, Function<OllamaProvider, List<ChatChunk>> ask) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(exchange.replay());
            ask.apply(provider(upstream));
            return upstream.awaitRequest().json().asJsonObject();
        }
    }

    private static List<ChatChunk> chunks(
            RecordedExchange exchange, BiFunction<OllamaProvider, TestCall, Stream<ChatChunk>> ask) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(exchange.replay());
            return Recorded.collect(ask.apply(provider(upstream), TestCall.plain()));
        }
    }

    private static OllamaProvider provider(ScriptedUpstream upstream) {
        return (OllamaProvider) new OllamaFactory()
                .create(
                        new OllamaSettings(upstream.uri("/api/"), Optional.of(Secret.of("key"))),
                        TestContext.named("ollama"));
    }
}
