package io.dvara.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.compatible.FullCompatibleProvider;
import io.dvara.testkit.provider.JsonDifferences;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded completions and embeddings go through the provider both ways, in each form that clients send. */
class RecordedTextsTest {

    private static final TestJson JSON = new TestJson();

    private final ScriptedUpstream upstream = ScriptedUpstream.start();

    @AfterEach
    void stop() {
        upstream.close();
    }

    static Stream<RecordedExchange> completions() {
        return of("completions");
    }

    static Stream<RecordedExchange> embeddings() {
        return of("embeddings");
    }

    private static Stream<RecordedExchange> of(String endpoint) {
        return RecordedExchanges.of("openai").endpoint(endpoint).stream()
                .filter(exchange -> exchange.response().status() == 200);
    }

    @ParameterizedTest
    @Proves({Proof.REQUEST, Proof.ANSWER})
    @MethodSource("completions")
    @DisplayName("R-01: lists of prompts, several choices, echoes and likely tokens, as they were recorded")
    void continuesTextsAsRecorded(RecordedExchange exchange) {
        upstream.enqueue(exchange.replay());
        JsonObject body = exchange.request().object();
        ChatAnswer answer;
        try (Stream<ChatChunk> chunks = provider().complete(RecordedTexts.completion(body), TestCall.plain())) {
            answer = ChatAnswer.fold(chunks);
        }
        assertSent(body);
        assertThat(answer.choices()).hasSize(RecordedTexts.choices(body)).allSatisfy(choice -> {
            assertThat(choice.finish()).isPresent();
            assertThat(choice.logprobs().isPresent())
                    .isEqualTo(RecordedTexts.logprobs(body).isPresent());
        });
        if (!exchange.response().isStream()) {
            assertWhole(JSON.readObject(exchange.response().text()), answer);
        }
    }

    private static void assertWhole(JsonObject recorded, ChatAnswer answer) {
        List<JsonObject> choices = recorded.getJsonArray("choices").getValuesAs(JsonObject.class);
        for (JsonObject choice : choices) {
            assertThat(answer.choices().get(choice.getInt("index")).message().text())
                    .isEqualTo(choice.getString("text"));
        }
        RecordedTexts.usage(recorded).ifPresent(usage -> {
            assertThat(answer.usage().orElseThrow().input()).isEqualTo(Members.whole(usage, "prompt_tokens"));
            assertThat(answer.usage().orElseThrow().output()).isEqualTo(Members.whole(usage, "completion_tokens"));
        });
    }

    @ParameterizedTest
    @Proves({Proof.REQUEST, Proof.ANSWER})
    @MethodSource("embeddings")
    @DisplayName("texts, lists of texts and tokens, as numbers and as base64, as they were recorded")
    void embedsTextsAsRecorded(RecordedExchange exchange) {
        upstream.enqueue(exchange.replay());
        JsonObject body = exchange.request().object();
        EmbeddingAnswer answer = provider().embed(RecordedTexts.embedding(body), TestCall.plain());
        assertSent(body);
        JsonObject recorded = JSON.readObject(exchange.response().text());
        assertThat(answer.embeddings())
                .extracting(EmbeddingAnswer.Embedding::vector)
                .containsExactlyElementsOf(recorded.getJsonArray("data").getValuesAs(JsonObject.class).stream()
                        .map(entry -> entry.get("embedding"))
                        .toList());
        RecordedTexts.usage(recorded)
                .ifPresent(usage -> assertThat(answer.usage().orElseThrow().input())
                        .isEqualTo(Members.whole(usage, "prompt_tokens")));
    }

    private void assertSent(JsonObject body) {
        JsonObject sent = upstream.awaitRequest().json().asJsonObject();
        JsonObject expected = RecordedTexts.plain(body);
        JsonObject told = RecordedTexts.plain(sent);
        assertThat(JsonDifferences.between(
                        expected,
                        expected.containsKey("model") ? told : Members.without(JSON.make(), told, Set.of("model"))))
                .isEmpty();
    }

    private FullCompatibleProvider provider() {
        OpenAiSettings settings = new OpenAiSettings(
                Optional.empty(),
                URI.create(upstream.uri() + "/v1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return OpenAiProviders.of(settings, TestContext.named("local"));
    }
}
