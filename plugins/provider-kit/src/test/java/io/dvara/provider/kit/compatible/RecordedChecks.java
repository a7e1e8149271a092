package io.dvara.provider.kit.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.JsonDifferences;
import io.dvara.testkit.provider.RecordedReplay;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What is checked of a recorded exchange that a provider was led through. */
final class RecordedChecks {

    private static final TestJson JSON = new TestJson();

    private RecordedChecks() {}

    /** Returns what the recorded client asked; some recordings have the answer alone. */
    static ChatRequest request(RecordedExchange exchange) {
        return exchange.request()
                .body()
                .map(body -> ChatJson.read(body.asJsonObject()))
                .orElseGet(() -> ChatRequest.of("some-model", List.of(Message.of(Role.USER, "hello")))
                        .build())
                .vary()
                .delivery(Recorded.delivery(exchange))
                .build();
    }

    /** Returns whether what was asked is a chat or embedding; the address may name the model in its place. */
    static boolean isSaid(RecordedExchange exchange) {
        return exchange.request()
                .body()
                .filter(body -> !(body.asJsonObject().get("model") instanceof JsonString))
                .isEmpty();
    }

    /** Some vendors refuse with a good status. */
    static boolean refuses(RecordedExchange exchange) {
        return !exchange.response().isStream()
                && exchange.response().status() == 200
                && JSON.read(exchange.response().text()) instanceof JsonObject answer
                && answer.get("error") instanceof JsonObject;
    }

    /** What is told as dropped is not sent, and one answer is what everybody gets. */
    static void checkSent(JsonObject expected, RecordedReplay.Chat chat) {
        JsonObject sent = ExpectedRequest.plain(chat.sent().json().asJsonObject());
        Set<String> silent = new HashSet<>(chat.dropped());
        if (!sent.containsKey("n") && expected.getInt("n", 0) == 1) {
            silent.add("n");
        }
        assertThat(chat.dropped()).noneMatch(sent::containsKey);
        assertThat(JsonDifferences.between(Members.without(JSON.make(), expected, silent), sent))
                .isEmpty();
    }

    static void checkAnswer(RecordedExchange exchange, RecordedReplay.Chat chat) {
        assertThat(JsonDifferences.between(CommonForm.of(RawAnswer.of(exchange)), ToldAnswer.of(chat.answer())))
                .as("%s", exchange)
                .isEmpty();
        chat.assertWellFormed();
        chat.answer()
                .choices()
                .forEach(choice -> choice.message().parts().stream()
                        .filter(Part.ToolCall.class::isInstance)
                        .map(Part.ToolCall.class::cast)
                        .forEach(call -> assertThat(JSON.read(call.arguments())).isInstanceOf(JsonObject.class)));
    }

    static void checkRefusal(RecordedExchange exchange, ProviderException refusal) {
        int status = exchange.response().status();
        assertThat(refusal.fault())
                .isIn(
                        switch (status) {
                            case 401 -> Set.of(Fault.CREDENTIAL_REFUSED);
                            case 404 -> Set.of(Fault.MODEL_NOT_FOUND);
                            case 429 -> Set.of(Fault.RATE_LIMITED);
                            case 500 -> Set.of(Fault.FAILED);
                            default ->
                                speaksOfLength(exchange)
                                        ? Set.of(Fault.CONTEXT_WINDOW_EXCEEDED)
                                        : Set.of(Fault.REJECTED, Fault.CONTENT_FILTERED);
                        });
        if (status >= 400 && status != 401) {
            assertThat(refusal.getMessage()).contains(words(exchange));
        }
    }

    private static boolean speaksOfLength(RecordedExchange exchange) {
        return exchange.response().text().matches("(?s).*(context (length|window)|prompt too long).*");
    }

    private static String words(RecordedExchange exchange) {
        JsonObject body = JSON.readObject(exchange.response().text());
        JsonObject error = Members.object(body, "error").orElse(body);
        return error.getString("message");
    }

    static void checkEmbedding(
            RecordedExchange exchange,
            BiFunction<URI, ComponentContext, Provider> providers,
            UnaryOperator<JsonObject> expected) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                Provider provider = providers.apply(upstream.uri(), TestContext.named("recorded"))) {
            upstream.enqueue(exchange.replay());
            EmbeddingRequest request = embedding(exchange.request().object());
            EmbeddingProvider embedder = (EmbeddingProvider) provider;
            if (exchange.response().status() != 200) {
                checkRefusal(
                        exchange,
                        catchThrowableOfType(ProviderException.class, () -> embedder.embed(request, TestCall.plain())));
                return;
            }
            EmbeddingAnswer answer = embedder.embed(request, TestCall.plain());
            assertThat(JsonDifferences.between(
                            listed(expected.apply(saidForm(exchange.request().object()))),
                            listed(upstream.awaitRequest().json().asJsonObject())))
                    .isEmpty();
            checkVectors(JSON.readObject(exchange.response().text()), answer);
        }
    }

    /** One text is a list of it. */
    private static JsonObject listed(JsonObject body) {
        return body.get("input") instanceof JsonString text
                ? Json.createObjectBuilder(body)
                        .add("input", Json.createArrayBuilder().add(text))
                        .build()
                : body;
    }

    /** The form of the vectors is always said. */
    private static JsonObject saidForm(JsonObject body) {
        return body.containsKey("encoding_format")
                ? body
                : Json.createObjectBuilder(body).add("encoding_format", "float").build();
    }

    private static void checkVectors(JsonObject told, EmbeddingAnswer answer) {
        JsonArray data = told.getJsonArray("data");
        assertThat(answer.embeddings()).hasSameSizeAs(data);
        for (int i = 0; i < data.size(); i++) {
            assertThat(answer.embeddings().get(i).vector())
                    .isEqualTo(data.getJsonObject(i).get("embedding"));
        }
        assertThat(JsonDifferences.between(
                        told.get("usage"), ToldAnswer.usage(answer.usage().orElseThrow())))
                .isEmpty();
        assertThat(answer.extra().keySet())
                .isEqualTo(Members.without(JSON.make(), told, Set.of("object", "data", "model", "usage"))
                        .keySet());
    }

    private static EmbeddingRequest embedding(JsonObject body) {
        List<EmbeddingRequest.Input> inputs = body.get("input") instanceof JsonString text
                ? List.of(new EmbeddingRequest.Input.Text(text.getString()))
                : body.getJsonArray("input").getValuesAs(JsonString.class).stream()
                        .<EmbeddingRequest.Input>map(text -> new EmbeddingRequest.Input.Text(text.getString()))
                        .toList();
        return new EmbeddingRequest(
                body.getString("model"),
                inputs,
                Members.index(body, "dimensions"),
                body.getString("encoding_format", "float").equals("base64")
                        ? EmbeddingRequest.Encoding.BASE64
                        : EmbeddingRequest.Encoding.FLOAT,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    static void checkModels(RecordedExchange exchange, BiFunction<URI, ComponentContext, Provider> providers) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                Provider provider = providers.apply(upstream.uri(), TestContext.named("recorded"))) {
            upstream.enqueue(exchange.replay());
            JsonObject told = JSON.readObject(exchange.response().text());
            assertThat(((ModelProvider) provider).models(TestCall.plain()))
                    .extracting(Model::id)
                    .isEqualTo(told.getJsonArray("data").getValuesAs(JsonObject.class).stream()
                            .map(entry -> entry.getString("id"))
                            .toList());
        }
    }
}
