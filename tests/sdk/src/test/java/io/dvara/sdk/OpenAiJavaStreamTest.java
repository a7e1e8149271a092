package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.Delta.Role;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;
import io.dvara.testkit.upstream.ReceivedRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SDKs key on within a stream, and what of a request reaches the vendor. */
@ExtendWith(Gateways.class)
class OpenAiJavaStreamTest {

    private final Gateways.Running gateways;
    private final OpenAIClient client;

    OpenAiJavaStreamTest(Gateways.Running gateways) {
        this.gateways = gateways;
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(gateways.baseUrl())
                .apiKey("key-of-the-client")
                .maxRetries(0)
                .build();
    }

    /** A tool of the client, described by its class. */
    record GetWeather(String city) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2", "vllm/qwen3"})
    @DisplayName("R-02, R-04, R-05: the role first, one finish reason, the usage last")
    void beginsWithTheRoleAndEndsWithOneReasonAndTheUsage(String model) {
        List<ChatCompletionChunk> chunks = stream(ask(model)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build());
        assertThat(chunks.getFirst().choices().getFirst().delta().role()).contains(Role.ASSISTANT);
        assertThat(reasons(chunks)).containsExactly(FinishReason.STOP);
        assertThat(chunks.getLast().choices()).isEmpty();
        CompletionUsage usage = chunks.getLast().usage().orElseThrow();
        assertThat(usage.totalTokens()).isEqualTo(usage.promptTokens() + usage.completionTokens());
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allSatisfy(chunk -> assertThat(chunk.usage()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2", "vllm/qwen3"})
    @DisplayName("R-03: deltas of tool calls add up")
    void accumulatesToolCalls(String model) {
        ChatCompletionAccumulator sum = ChatCompletionAccumulator.create();
        List<ChatCompletionChunk> chunks =
                stream(ask(model).addTool(GetWeather.class).build());
        chunks.forEach(sum::accumulate);
        assertThat(reasons(chunks)).containsExactly(FinishReason.TOOL_CALLS);
        var calls =
                sum.chatCompletion().choices().getFirst().message().toolCalls().orElseThrow();
        assertThat(calls).hasSize(1);
        var call = calls.getFirst().asFunction();
        assertThat(call.id()).isNotEmpty();
        assertThat(call.function().arguments(GetWeather.class).city()).isNotEmpty();
    }

    @Test
    @DisplayName("R-08: a stream that breaks throws, and does not end")
    void throwsWhenTheAnswerBreaks() {
        ChatCompletionCreateParams params = ask("gpt-broken-stream").build();
        assertThatThrownBy(() -> stream(params)).isInstanceOf(OpenAIException.class);
    }

    @Test
    void passesTraceAndSessionButNotTheClientsKey() {
        ChatCompletionCreateParams params = ask("gpt-4o-headers")
                .putAdditionalHeader("X-Trace-ID", "java-trace-123")
                .putAdditionalHeader("X-Session-Id", "java-session-456")
                .build();
        var answer = client.chat().completions().withRawResponse().create(params);
        assertThat(answer.headers().values("X-Trace-ID")).containsExactly("java-trace-123");
        ReceivedRequest received = gateways.vendors().requests().stream()
                .filter(request -> request.text().contains("gpt-4o-headers"))
                .findFirst()
                .orElseThrow();
        assertThat(received.header("X-Trace-ID")).contains("java-trace-123");
        assertThat(received.header("traceparent")).isPresent();
        assertThat(received.header("Authorization")).contains("Bearer vendor-key");
        assertThat(received.toString() + received.headers() + received.text()).doesNotContain("key-of-the-client");
        String line = gateways.awaitLine("java-trace-123");
        assertThat(line).contains("java-session-456");
        assertThat(gateways.open().output()).doesNotContain("key-of-the-client");
    }

    private List<ChatCompletionChunk> stream(ChatCompletionCreateParams params) {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            return stream.stream().toList();
        }
    }

    private static List<FinishReason> reasons(List<ChatCompletionChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .map(ChatCompletionChunk.Choice::finishReason)
                .flatMap(Optional::stream)
                .toList();
    }

    private static ChatCompletionCreateParams.Builder ask(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("What's the weather in Tokyo? Ask GetWeather.");
    }
}
