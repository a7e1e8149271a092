package io.dvara.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.CompletionProvider;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AzureProviderTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void showsAKeyInTheVendorsOwnHeader() {
        ReceivedRequest request = ask(settings(Optional.of(Secret.of("key-1\n")), Optional.empty()));
        assertThat(request.header("api-key")).contains("key-1");
        assertThat(request.header("authorization")).isEmpty();
        assertThat(request.header("x-team")).contains("blue");
    }

    @Test
    void showsATokenAsABearerToken() {
        ReceivedRequest request = ask(settings(Optional.of(Secret.of("key-1")), Optional.of(Secret.of("token-1"))));
        assertThat(request.header("authorization")).contains("Bearer token-1");
        assertThat(request.header("api-key")).isEmpty();
    }

    @Test
    void asksForACredential() {
        assertThatThrownBy(() -> provider(settings(Optional.empty(), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apiKey")
                .hasMessageContaining("adToken");
    }

    @Test
    void joinsTheFirstChunkWithoutChoicesToTheNext() {
        upstream.enqueue(RecordedExchanges.of("azure").endpoint("chat").with("stream").stream()
                .filter(exchange -> exchange.response().text().contains("prompt_filter_results"))
                .findFirst()
                .orElseThrow()
                .replay());
        ChatRequest request = request().vary().delivery(Delivery.STREAMED).build();
        try (Provider provider = provider(settings(Optional.of(Secret.of("key-1")), Optional.empty()));
                Stream<ChatChunk> chunks = ((ChatProvider) provider).chat(request, TestCall.plain())) {
            ChatChunk first = chunks.findFirst().orElseThrow();
            assertThat(first.choices()).isNotEmpty();
            assertThat(first.extra()).containsKey("prompt_filter_results");
        }
    }

    @Test
    void continuesTextAtTheDeployment() {
        upstream.enqueue(Script.json(200, new TestJson().readObject("""
                {"id":"c","object":"text_completion","created":1,"model":"m",
                 "choices":[{"index":0,"text":" upon a time","finish_reason":"stop","logprobs":null}]}""")));
        CompletionRequest request = new CompletionRequest(
                "davinci",
                Delivery.WHOLE,
                List.of(new CompletionRequest.Prompt.Text("Once")),
                Optional.empty(),
                OptionalInt.empty(),
                Sampling.DEFAULTS,
                JsonValue.EMPTY_JSON_OBJECT);
        try (Provider provider = provider(settings(Optional.of(Secret.of("key-1")), Optional.empty()));
                Stream<ChatChunk> chunks = ((CompletionProvider) provider).complete(request, TestCall.plain())) {
            assertThat(chunks).hasSize(1);
        }
        assertThat(upstream.awaitRequest().path()).isEqualTo("/openai/deployments/davinci/completions");
    }

    private ReceivedRequest ask(AzureSettings settings) {
        upstream.enqueue(
                RecordedExchanges.named("azure-chat-azure-chat-basic-3e17e0").replay());
        try (Provider provider = provider(settings);
                Stream<ChatChunk> chunks = ((ChatProvider) provider).chat(request(), TestCall.plain())) {
            assertThat(chunks).isNotEmpty();
        }
        return upstream.awaitRequest();
    }

    private static ChatRequest request() {
        return ChatRequest.of("gpt-4o", List.of(Message.of(Role.USER, "hi"))).build();
    }

    private AzureSettings settings(Optional<Secret> key, Optional<Secret> token) {
        return new AzureSettings(upstream.uri(), key, token, "2024-10-21", Map.of("X-Team", "blue"));
    }

    private static Provider provider(AzureSettings settings) {
        return new AzureProviderFactory().create(settings, TestContext.named("azure"));
    }
}
