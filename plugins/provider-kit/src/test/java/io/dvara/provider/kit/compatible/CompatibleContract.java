package io.dvara.provider.kit.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.ProviderContract;
import io.dvara.testkit.provider.RecordedReplay;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every vendor must do whose API is the common one, more or less, on golden and on recorded traffic.
 *
 * <p>Golden cases stand beside this class; a vendor's own files hold those in which it differs.
 */
public abstract class CompatibleContract extends ProviderContract {

    private static final String AN_ANSWER = "openai-chat-chat-completion-tool-calls-no-content-f91173";
    private static final Set<String> THOUGHTS =
            Set.of("reasoning_effort", "thinking", "enable_thinking", "thinking_budget");
    private static final String KEY = "recorded-key-0123456789";

    /** For the tests of vendors. */
    protected CompatibleContract() {}

    /** Returns the vendor's name among the recorded exchanges. */
    protected abstract String vendor();

    /** Returns how many recorded exchanges there are of each endpoint, so that none goes missing unseen. */
    protected abstract Map<String, Integer> recordings();

    /** Returns the endpoints among them that this plugin does not serve, each with the reason. */
    protected Map<String, String> leftOut() {
        return Map.of();
    }

    /** Returns the vendor's own words for the end of an answer. */
    protected Map<String, FinishReason> finishWords() {
        return Map.of();
    }

    /** Returns what the vendor is sent when a client of the common API says this. */
    protected JsonObject expected(JsonObject said) {
        return said;
    }

    /** Returns a model and an effort to what the vendor is told, when a client of another dialect wishes for it. */
    protected Map<String, String> thoughts() {
        return Map.of();
    }

    /** Returns the path of chats with a model. */
    protected String chatPath(String model) {
        return basePath() + "/chat/completions";
    }

    @Test
    @DisplayName("covers every recorded exchange, or says why not")
    void coversEveryRecordedExchange() {
        recordings()
                .forEach((endpoint, count) -> assertThat(RecordedExchanges.shipped()
                                .provider(vendor())
                                .endpoint(endpoint)
                                .size())
                        .as(endpoint)
                        .isEqualTo(count));
        int told = recordings().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(RecordedExchanges.shipped().provider(vendor()).size()).isEqualTo(told);
        assertThat(recordings().keySet().stream().filter(endpoint -> !isServed(endpoint)))
                .containsExactlyInAnyOrderElementsOf(leftOut().keySet());
    }

    @TestFactory
    @DisplayName("R-37: finds the API behind every form of its address, and shows the key to it")
    Stream<DynamicTest> findsTheApiBehindEveryFormOfItsAddress() {
        Stream<String> forms = Stream.of("", "/", basePath(), basePath() + "/").distinct();
        return DynamicTest.stream(forms, form -> "'" + form + "'", form -> {
            RecordedReplay replay =
                    new RecordedReplay((uri, context) -> (ChatProvider) provider(URI.create(uri + form), KEY, context));
            RecordedExchange exchange = RecordedExchanges.named(AN_ANSWER);
            ReceivedRequest sent =
                    replay.chat(exchange, RecordedChecks.request(exchange)).sent();
            String model = exchange.request().object().getString("model");
            assertThat(sent.path()).isEqualTo(chatPath(model));
            assertThat(sent.headers().all())
                    .filteredOn(header -> header.value().contains(KEY))
                    .hasSize(1);
        });
    }

    @TestFactory
    @DisplayName("R-05: knows the common words for an end and the vendor's own")
    Stream<DynamicTest> knowsTheWordsForAnEnd() {
        Map<String, FinishReason> words = new TreeMap<>(finishWords());
        words.put("stop", FinishReason.STOP);
        words.put("length", FinishReason.LENGTH);
        return DynamicTest.stream(words.keySet().stream(), word -> word, word -> {
            CannedVendor vendor = CannedVendor.answering(
                    200, "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"" + word + "\"}]}");
            ChatRequest request =
                    ChatRequest.of("m", List.of(Message.of(Role.USER, "Hi"))).build();
            try (ChatProvider chats = (ChatProvider) provider(
                            URI.create("https://vendor.example" + basePath()),
                            KEY,
                            TestContext.over(vendor, "vendor"));
                    Stream<ChatChunk> chunks = chats.chat(request, TestCall.plain())) {
                assertThat(ChatAnswer.fold(chunks)
                                .choices()
                                .getFirst()
                                .finish()
                                .orElseThrow()
                                .reason())
                        .isEqualTo(words.get(word));
            }
        });
    }

    @TestFactory
    @DisplayName("tells the wish for thoughts of a client of another dialect in the vendor's words")
    Stream<DynamicTest> tellsTheWishForThoughts() {
        return DynamicTest.stream(thoughts().keySet().stream(), wish -> wish, wish -> {
            JsonObjectBuilder told = Json.createObjectBuilder();
            asked(wish.split(" ")).forEach((name, value) -> {
                if (THOUGHTS.contains(name)) {
                    told.add(name, value);
                }
            });
            assertThat(told.build())
                    .isEqualTo(new TestJson().readObject(thoughts().get(wish)));
        });
    }

    private JsonObject asked(String[] wish) {
        CannedVendor vendor = CannedVendor.answering(200, "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}");
        ChatRequest request = ChatRequest.of(wish[0], List.of(Message.of(Role.USER, "Hi")))
                .dialect(Dialect.MESSAGES)
                .reasoning(new ReasoningWish(Optional.of(wish[1]), OptionalLong.empty()))
                .build();
        try (ChatProvider chats = (ChatProvider) provider(
                        URI.create("https://vendor.example" + basePath()), KEY, TestContext.over(vendor, "vendor"));
                Stream<ChatChunk> chunks = chats.chat(request, TestCall.plain())) {
            assertThat(chunks).isNotEmpty();
        }
        return vendor.askedBody();
    }

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    @DisplayName("R-01, R-20: sends what the recorded client said and loses no member of the answer")
    Stream<DynamicTest> chatsAsRecorded() {
        return each("chat", CompatibleContract::isAnswer, exchange -> {
            RecordedReplay.Chat chat = replay().chat(exchange, RecordedChecks.request(exchange));
            RecordedChecks.checkAnswer(exchange, chat);
            if (exchange.request().body().isPresent()) {
                RecordedChecks.checkSent(
                        expected(ExpectedRequest.of(exchange.request().object())), chat);
                assertThat(chat.sent().path())
                        .isEqualTo(chatPath(exchange.request().object().getString("model")));
            }
        });
    }

    @TestFactory
    @DisplayName("R-07: reads recorded streams byte by byte as at once")
    Stream<DynamicTest> readsTheSameByteByByte() {
        return each(
                "chat", exchange -> isAnswer(exchange) && exchange.response().isStream(), exchange -> {
                    ChatRequest request = RecordedChecks.request(exchange);
                    assertThat(replay().chatInPiecesOf(1, exchange, request).chunks())
                            .isEqualTo(replay().chat(exchange, request).chunks());
                });
    }

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-32: tells recorded errors by their fault and in the vendor's words")
    Stream<DynamicTest> tellsRecordedErrors() {
        return each(
                "chat",
                exchange -> !isAnswer(exchange),
                exchange -> RecordedChecks.checkRefusal(
                        exchange, replay().refusal(exchange, RecordedChecks.request(exchange))));
    }

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> embedsAsRecorded() {
        return each(
                "embeddings",
                _ -> true,
                exchange -> RecordedChecks.checkEmbedding(exchange, this::recorded, this::expected));
    }

    @TestFactory
    @Proves(Proof.ANSWER)
    Stream<DynamicTest> listsModelsAsRecorded() {
        return each("models", _ -> true, exchange -> RecordedChecks.checkModels(exchange, this::recorded));
    }

    private Stream<DynamicTest> each(
            String endpoint, Predicate<RecordedExchange> choice, Consumer<RecordedExchange> check) {
        RecordedExchanges all = RecordedExchanges.of(vendor()).endpoint(endpoint);
        if (all.size() == 0) {
            return Stream.empty();
        }
        List<RecordedExchange> chosen =
                all.stream().filter(RecordedChecks::isSaid).filter(choice).toList();
        return DynamicTest.stream(chosen.stream(), RecordedExchange::toString, check::accept);
    }

    private RecordedReplay replay() {
        return new RecordedReplay((uri, context) -> (ChatProvider) recorded(uri, context));
    }

    private Provider recorded(URI uri, ComponentContext context) {
        return provider(URI.create(uri + basePath()), KEY, context);
    }

    private static boolean isServed(String endpoint) {
        return List.of("chat", "embeddings", "models").contains(endpoint);
    }

    private static boolean isAnswer(RecordedExchange exchange) {
        return exchange.response().status() == 200
                && !exchange.has("stream_error")
                && !RecordedChecks.refuses(exchange);
    }
}
