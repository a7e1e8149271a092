package io.dvara.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.compatible.FullCompatibleProvider;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenAiProviderTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final TestCall call = TestCall.plain();

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void sendsNoCredentialWhenNoneIsConfigured() {
        upstream.enqueue(answer("chat-completion-tool-calls-no-content-f91173"));
        chat(keyless("/v1"), "gpt-4o");
        ReceivedRequest request = upstream.awaitRequest();
        assertThat(request.headers().first("authorization")).isEmpty();
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
    }

    @ParameterizedTest
    @CsvSource({"''", "/", "/v1", "/v1/"})
    void understandsABaseUrlWithAndWithoutItsVersion(String path) {
        upstream.enqueue(answer("chat-completion-tool-calls-no-content-f91173"));
        chat(keyless(path), "gpt-4o");
        assertThat(upstream.awaitRequest().path()).isEqualTo("/v1/chat/completions");
    }

    @Test
    void sendsKeyOrganizationProjectAndConfiguredHeaders() {
        upstream.enqueue(answer("chat-completion-tool-calls-no-content-f91173"));
        OpenAiSettings settings = new OpenAiSettings(
                Optional.of(Secret.of("sk-test\n")),
                upstream.uri(),
                Optional.of("org-1"),
                Optional.of("proj-1"),
                Optional.empty(),
                Map.of("X-Team", "blue"));
        chat(provider(settings), "gpt-4o");
        ReceivedRequest request = upstream.awaitRequest();
        assertThat(request.headers().first("authorization")).contains("Bearer sk-test");
        assertThat(request.headers().first("openai-organization")).contains("org-1");
        assertThat(request.headers().first("openai-project")).contains("proj-1");
        assertThat(request.headers().first("x-team")).contains("blue");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, max_tokens",
        "gpt-5-mini, max_completion_tokens",
        "o3, max_completion_tokens",
        "openai/o1-pro, max_completion_tokens",
        "llama-3, max_tokens"
    })
    void saysTheLongestAnswerInTheWordOfTheModel(String model, String field) {
        upstream.enqueue(answer("chat-completion-tool-calls-no-content-f91173"));
        ChatRequest request = ask(model)
                .vary()
                .dialect(Dialect.MESSAGES)
                .sampling(Sampling.DEFAULTS.vary().maxTokens(5).build())
                .build();
        keyless("/v1").chat(request, call).close();
        assertThat(upstream.awaitRequest().json().asJsonObject()).containsKey(field);
    }

    @ParameterizedTest
    @CsvSource({"openai, 40", "local, 60"})
    void shortensLongIdsOfCallsForOpenAiAlone(String name, int length) {
        upstream.enqueue(answer("chat-completion-tool-calls-no-content-f91173"));
        Part made = new Part.ToolCall("c".repeat(60), "f", "{}", Optional.empty(), Extras.NONE);
        Message message = new Message(Role.ASSISTANT, List.of(made), Optional.empty(), Extras.NONE);
        OpenAiProviders.of(settings("/v1"), TestContext.named(name))
                .chat(ChatRequest.of("m", List.of(message)).build(), call)
                .close();
        JsonObject sent = upstream.awaitRequest().json().asJsonObject();
        assertThat(sent.getJsonArray("messages")
                        .getJsonObject(0)
                        .getJsonArray("tool_calls")
                        .getJsonObject(0)
                        .getString("id"))
                .hasSize(length);
    }

    static Stream<RecordedExchange> errors() {
        return RecordedExchanges.of("openai").endpoint("chat", "completions", "embeddings").stream()
                .filter(exchange -> exchange.response().status() >= 400);
    }

    @ParameterizedTest
    @Proves(Proof.ANSWER)
    @MethodSource("errors")
    void tellsRecordedErrorsInTheVendorsWords(RecordedExchange exchange) {
        upstream.enqueue(exchange.replay());
        String words = ((JsonObject) new TestJson().read(exchange.response().text()))
                .getJsonObject("error")
                .getString("message");
        assertThatThrownBy(() -> chat(keyless("/v1"), "gpt-4o"))
                .isInstanceOfSatisfying(ProviderException.class, failure -> {
                    if (exchange.response().status() == 401) {
                        assertThat(failure.fault()).isEqualTo(Fault.CREDENTIAL_REFUSED);
                        assertThat(failure.getMessage()).contains("apiKey").doesNotContain(words);
                    } else {
                        assertThat(failure.getMessage()).contains(words);
                        assertThat(failure.fault()).isIn(Fault.REJECTED, Fault.MODEL_NOT_FOUND, Fault.RATE_LIMITED);
                    }
                });
    }

    private void chat(FullCompatibleProvider provider, String model) {
        try (Stream<ChatChunk> chunks = provider.chat(ask(model), call)) {
            assertThat(chunks.toList()).isNotEmpty();
        }
    }

    private FullCompatibleProvider keyless(String path) {
        return provider(settings(path));
    }

    private OpenAiSettings settings(String path) {
        return new OpenAiSettings(
                Optional.empty(),
                URI.create(upstream.uri() + path),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static FullCompatibleProvider provider(OpenAiSettings settings) {
        return OpenAiProviders.of(settings, TestContext.named("local"));
    }

    private static Script answer(String id) {
        return RecordedExchanges.named("openai-chat-" + id).replay();
    }

    private static ChatRequest ask(String model) {
        return ChatRequest.of(model, List.of(Message.of(Role.USER, "hi"))).build();
    }
}
