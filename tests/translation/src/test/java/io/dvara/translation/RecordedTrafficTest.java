package io.dvara.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What vendors once answered, passed through the whole gateway, is what OpenAI says of its API. */
@ExtendWith(Fleet.class)
class RecordedTrafficTest {

    private static final String CHATS = "chat/completions";
    private static final String COMPLETIONS = "completions";
    private static final String EMBEDDINGS = "embeddings";

    private final Fleet.Running fleet;

    RecordedTrafficTest(Fleet.Running fleet) {
        this.fleet = fleet;
    }

    @TestFactory
    @Proves(Proof.PASSAGE)
    @DisplayName("every recorded whole answer comes out as a chat completion, with arguments that parse")
    Stream<DynamicTest> passesWholeAnswers() {
        return each(CHATS, recording -> recording.good() && !recording.streamed(), recording -> {
            JsonObject answer = ask(CHATS, recording, recording.chat()).json();
            recording.check(OpenApi.CHAT, answer);
            checkArguments(answer);
        });
    }

    @TestFactory
    @Proves(Proof.PASSAGE)
    @DisplayName("R-02, R-03, R-05: every recorded stream comes out as chunks of a chat, and folds to a completion")
    Stream<DynamicTest> passesStreams() {
        return each(CHATS, recording -> recording.good() && recording.streamed(), recording -> {
            List<String> events = ask(CHATS, recording, recording.chat()).events();
            assertThat(events.getLast()).isEqualTo("[DONE]");
            List<JsonObject> chunks =
                    events.stream().limit(events.size() - 1).map(Reply::json).toList();
            chunks.forEach(chunk -> recording.check(OpenApi.CHAT_CHUNK, chunk));
            JsonObject answer = Folded.whole(chunks);
            recording.check(OpenApi.CHAT, answer);
            checkArguments(answer);
            checkUsage(recording, chunks);
        });
    }

    @TestFactory
    @Proves(Proof.PASSAGE)
    @DisplayName("R-08: a stream that a vendor broke off ends in an error")
    Stream<DynamicTest> endsBrokenStreams() {
        return each(CHATS, recording -> recording.exchange().has("stream_error"), recording -> {
            Reply reply = fleet.ask(
                            CHATS, recording.chat(), recording.exchange().replay())
                    .reply();
            String last = reply.status() == 200 ? reply.events().getLast() : reply.body();
            recording.check(OpenApi.ERROR, Reply.json(last));
        });
    }

    @TestFactory
    @Proves(Proof.PASSAGE)
    @DisplayName("every recorded refusal comes out as an error, of a chat, a completion or an embedding")
    Stream<DynamicTest> passesRefusals() {
        return Stream.of(
                        refusals(CHATS, Recording::chat),
                        refusals(COMPLETIONS, Recording::completion),
                        refusals(EMBEDDINGS, Recording::embedding))
                .flatMap(Function.identity());
    }

    @TestFactory
    @Proves({Proof.REQUEST, Proof.PASSAGE})
    @DisplayName("every recorded text completion reaches the vendor as it was, and comes out as one")
    Stream<DynamicTest> passesCompletions() {
        return each(COMPLETIONS, Recording::good, recording -> {
            Fleet.Told told = fleet.ask(
                    COMPLETIONS, recording.completion(), recording.exchange().replay());
            Reply reply = told.reply();
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(plain(told.upstream().orElseThrow().json()))
                    .isEqualTo(plain(recording.exchange().request().object()));
            if (recording.streamed()) {
                List<String> events = reply.events();
                assertThat(events.getLast()).isEqualTo("[DONE]");
                events.stream()
                        .limit(events.size() - 1)
                        .map(Reply::json)
                        .forEach(it -> recording.check(OpenApi.COMPLETION, it));
            } else {
                recording.check(OpenApi.COMPLETION, reply.json());
            }
        });
    }

    @TestFactory
    @Proves(Proof.PASSAGE)
    Stream<DynamicTest> passesEmbeddings() {
        return each(
                EMBEDDINGS,
                Recording::good,
                recording -> recording.check(
                        OpenApi.EMBEDDING,
                        Floats.of(ask(EMBEDDINGS, recording, recording.embedding())
                                .json())));
    }

    @Test
    @DisplayName("each recorded exchange is passed through, or left out for a reason")
    void leavesNothingOutInSilence(TestReporter reporter) {
        Map<String, Long> passed = count(
                Stream.of(CHATS, COMPLETIONS, EMBEDDINGS).flatMap(Recording::of).map(Recording::exchange));
        Map<String, Long> left = count(RecordedExchanges.all().stream()
                .filter(exchange -> LeftOut.reason(exchange).isPresent()));
        Map<String, Long> all = new TreeMap<>(passed);
        left.forEach((name, count) -> all.merge(name, count, Long::sum));
        assertThat(all).isEqualTo(count(RecordedExchanges.all().stream()));
        passed.forEach((name, count) -> reporter.publishEntry(name, count + " passed through"));
        RecordedExchanges.all().stream()
                .flatMap(exchange -> LeftOut.reason(exchange).stream()
                        .map(reason -> name(exchange) + ": " + left.get(name(exchange)) + " left out: " + reason))
                .distinct()
                .forEach(reporter::publishEntry);
    }

    private Stream<DynamicTest> refusals(String endpoint, Function<Recording, JsonObject> question) {
        return each(endpoint, recording -> recording.exchange().response().status() >= 400, recording -> {
            Reply reply = fleet.ask(
                            endpoint,
                            question.apply(recording),
                            recording.exchange().replay())
                    .reply();
            assertThat(reply.status()).isGreaterThanOrEqualTo(400);
            recording.check(OpenApi.ERROR, reply.json());
            assertThat(reply.error().getString("message")).isNotBlank();
        });
    }

    private Reply ask(String endpoint, Recording recording, JsonObject question) {
        Reply reply =
                fleet.ask(endpoint, question, recording.exchange().replay()).reply();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    /** Streams are always asked for their usage. */
    private static JsonObject plain(JsonValue body) {
        return Json.createObjectBuilder(body.asJsonObject())
                .remove("stream_options")
                .build();
    }

    private static void checkArguments(JsonObject answer) {
        answer.getJsonArray("choices").stream()
                .map(choice -> choice.asJsonObject().getJsonObject("message"))
                .filter(message -> message.containsKey("tool_calls"))
                .flatMap(message -> message.getJsonArray("tool_calls").stream())
                .map(JsonValue::asJsonObject)
                .filter(call -> call.getString("type").equals("function"))
                .forEach(call -> Reply.json(call.getJsonObject("function").getString("arguments")));
    }

    private static void checkUsage(Recording recording, List<JsonObject> chunks) {
        List<JsonObject> counted = chunks.stream()
                .filter(chunk -> chunk.get("usage") instanceof JsonObject)
                .toList();
        assertThat(counted.size()).isLessThanOrEqualTo(1);
        if (recording.exchange().has("usage_in_stream")) {
            assertThat(counted).hasSize(1);
        }
        counted.forEach(chunk -> assertThat(chunk.getJsonArray("choices")).isEmpty());
    }

    private static Stream<DynamicTest> each(
            String endpoint, Predicate<Recording> which, ThrowingConsumer<Recording> check) {
        return DynamicTest.stream(Recording.of(endpoint).filter(which), Recording::toString, check);
    }

    private static Map<String, Long> count(Stream<RecordedExchange> exchanges) {
        return exchanges.collect(Collectors.groupingBy(RecordedTrafficTest::name, TreeMap::new, Collectors.counting()));
    }

    private static String name(RecordedExchange exchange) {
        return exchange.label().provider() + " " + exchange.label().endpoint();
    }
}
