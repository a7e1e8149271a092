package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Gateways.class)
class OpenAiJavaTest {

    private final Gateways.Running gateways;
    private final OpenAIClient client;

    OpenAiJavaTest(Gateways.Running gateways) {
        this.gateways = gateways;
        this.client = client(gateways.baseUrl());
    }

    /** What an answer is parsed into. */
    record City(String name, int population, List<String> landmarks) {}

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void answersWholeAndStreamed(String model) {
        ChatCompletion whole = client.chat().completions().create(ask(model).build());
        assertThat(whole.choices().getFirst().message().content()).isPresent();
        StringBuilder text = new StringBuilder();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask(model).build())) {
            stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .forEach(choice -> choice.delta().content().ifPresent(text::append));
        }
        assertThat(text).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void parsesStructuredOutput(String model) {
        City city = client.chat()
                .completions()
                .create(ask(model).responseFormat(City.class).build())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElseThrow();
        assertThat(city.name()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void callsAToolAndTakesItsResult(String model) {
        ChatCompletionCreateParams.Builder conversation = ask(model)
                .addFunctionTool(FunctionDefinition.builder()
                        .name("get_weather")
                        .description("Get weather for a city")
                        .parameters(FunctionParameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .putAdditionalProperty(
                                        "properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                                .putAdditionalProperty("required", JsonValue.from(List.of("city")))
                                .build())
                        .build());
        ChatCompletion asked = client.chat().completions().create(conversation.build());
        ChatCompletionMessageToolCall call =
                asked.choices().getFirst().message().toolCalls().orElseThrow().getFirst();
        assertThat(call.asFunction().function().name()).isEqualTo("get_weather");
        assertThat(asked.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
        conversation
                .addMessage(asked.choices().getFirst().message())
                .addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(call.asFunction().id())
                        .content("sunny")
                        .build());
        assertThat(client.chat()
                        .completions()
                        .create(conversation.build())
                        .choices()
                        .getFirst()
                        .message()
                        .content())
                .isPresent();
    }

    @Test
    void embedsAndListsModels() {
        assertThat(client.embeddings()
                        .create(EmbeddingCreateParams.builder()
                                .model("text-embedding-3-small")
                                .input("The quick brown fox")
                                .build())
                        .data())
                .hasSize(1);
        assertThat(client.models().list().autoPager()).extracting(it -> it.id()).contains("ollama/llama3.2");
        assertThat(client.models().retrieve("ollama/llama3.2").id()).isEqualTo("ollama/llama3.2");
    }

    @Test
    void throwsTheSdksOwnErrors() {
        assertThatThrownBy(() -> ask("nobody", client)).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> ask("gpt-error-400", client)).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.models().retrieve("nobody/nothing")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ask("gpt-error-429", client)).isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> ask("gpt-error-500", client)).isInstanceOf(InternalServerException.class);
        OpenAIClient strict = client(gateways.strict().uri("/v1").toString());
        assertThatThrownBy(() -> ask("mock/gpt", strict)).isInstanceOf(UnauthorizedException.class);
    }

    private static OpenAIClient client(String baseUrl) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey("any-key")
                .maxRetries(0)
                .build();
    }

    private static ChatCompletion ask(String model, OpenAIClient client) {
        return client.chat().completions().create(ask(model).build());
    }

    private static ChatCompletionCreateParams.Builder ask(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("What's the weather in Tokyo? Use get_weather.");
    }
}
