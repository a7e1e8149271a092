package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.StructuredTextBlock;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Gateways.class)
class AnthropicJavaTest {

    private final Gateways.Running gateways;
    private final AnthropicClient client;

    AnthropicJavaTest(Gateways.Running gateways) {
        this.gateways = gateways;
        this.client = client(gateways.open().uri("").toString());
    }

    /** What an answer is parsed into. */
    record City(String name, int population, List<String> landmarks) {}

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "claude-sonnet-4-5", "gpt-4o", "gemini-2.5-flash", "ollama/llama3.2"})
    void answersWholeAndStreamed(String model) {
        Message whole = client.messages().create(ask(model).build()).validate();
        assertThat(whole.content().getFirst().asText().text()).isNotEmpty();
        assertThat(whole.stopReason()).contains(StopReason.END_TURN);
        assertThat(whole.usage().inputTokens()).isPositive();
        Message streamed = stream(ask(model).build());
        assertThat(streamed.content().getFirst().asText().text()).isNotEmpty();
        assertThat(streamed.usage().outputTokens()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-sonnet-4-5", "gpt-4o", "gemini-2.5-flash", "ollama/llama3.2"})
    void callsAToolAndTakesItsResult(String model) {
        MessageCreateParams.Builder conversation = ask(model).addTool(weather());
        Message first = stream(conversation.build());
        assertThat(first.stopReason()).contains(StopReason.TOOL_USE);
        ToolUseBlock call = first.content().stream()
                .flatMap(block -> block.toolUse().stream())
                .findFirst()
                .orElseThrow();
        assertThat(call._input().toString()).contains("city");
        conversation
                .addMessage(first)
                .addUserMessageOfContentBlockParams(
                        List.of(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                                .toolUseId(call.id())
                                .content("18 degrees")
                                .build())));
        assertThat(client.messages().create(conversation.build()).stopReason()).contains(StopReason.END_TURN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-sonnet-4-5", "gpt-4o", "gemini-2.5-flash", "ollama/llama3.2"})
    void parsesStructuredOutput(String model) {
        City city = client.messages().create(ask(model).outputConfig(City.class).build()).content().stream()
                .flatMap(block -> block.text().stream())
                .map(StructuredTextBlock::text)
                .findFirst()
                .orElseThrow();
        assertThat(city.landmarks()).isNotEmpty();
    }

    @Test
    void showsThoughtsWithTheirSignature() {
        Message message = stream(ask("claude-thinking").enabledThinking(2048).build());
        assertThat(message.content().getFirst().asThinking().signature()).isEqualTo("c2ln");
    }

    @Test
    void throwsTheExceptionsOfTheSdk() {
        assertThatThrownBy(
                        () -> client.messages().create(ask("nobody-serves-this").build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        e -> assertThat(e.requestId()).isPresent());
        assertThatThrownBy(
                        () -> client.messages().create(ask("claude-error-429").build()))
                .isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> client.messages().create(ask("gpt-error-500").build()))
                .isInstanceOf(InternalServerException.class);
        AnthropicClient strict = client(gateways.strict().uri("").toString());
        assertThatThrownBy(() -> strict.messages().create(ask("mock/gpt").build()))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void countsTokensAndListsModels() {
        assertThat(client.messages()
                        .countTokens(MessageCountTokensParams.builder()
                                .model("claude-sonnet-4-5")
                                .addUserMessage("Hello")
                                .build())
                        .inputTokens())
                .isEqualTo(14);
        assertThat(client.models().list().autoPager())
                .anyMatch(model -> model.id().equals("claude-sonnet-4-5"));
    }

    private Message stream(MessageCreateParams request) {
        MessageAccumulator accumulator = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> events = client.messages().createStreaming(request)) {
            events.stream().forEach(accumulator::accumulate);
        }
        return accumulator.message();
    }

    private static MessageCreateParams.Builder ask(String model) {
        return MessageCreateParams.builder().model(model).maxTokens(4096).addUserMessage("Weather in Tokyo?");
    }

    private static Tool weather() {
        return Tool.builder()
                .name("get_weather")
                .description("Get weather for a city")
                .inputSchema(Tool.InputSchema.builder()
                        .properties(Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                                .build())
                        .addRequired("city")
                        .build())
                .build();
    }

    private static AnthropicClient client(String baseUrl) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey("any-key")
                .maxRetries(0)
                .build();
    }
}
