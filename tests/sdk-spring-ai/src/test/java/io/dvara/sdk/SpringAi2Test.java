package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import io.dvara.testkit.gateway.GatewayServer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.tool.annotation.Tool;

/** Spring AI 2 takes its base URL as it is. */
@ExtendWith(Gateways.class)
class SpringAi2Test {

    private final Gateways.Running gateways;

    SpringAi2Test(Gateways.Running gateways) {
        this.gateways = gateways;
    }

    record City(String name, int population, List<String> landmarks) {}

    /** Tools of the client. */
    static final class Weather {

        private int asked;

        @Tool(name = "get_weather", description = "Get the current weather for a location")
        String weather(String city) {
            asked++;
            return "sunny in " + city;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void answersWholeAndStreamed(String model) {
        ChatClient client = client(model, gateways.open());
        assertThat(client.prompt().user("Hello!").call().content()).isNotEmpty();
        List<ChatResponse> pieces = client.prompt().user("Hello!").stream()
                .chatResponse()
                .collectList()
                .block();
        assertThat(pieces)
                .extracting(it -> it.getResult() == null
                        ? ""
                        : it.getResult().getMetadata().getFinishReason())
                .filteredOn(reason -> reason != null && !reason.isEmpty())
                .containsOnly("STOP")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void callsTools(String model) {
        Weather weather = new Weather();
        assertThat(asking(model, weather).call().content()).isNotEmpty();
        assertThat(weather.asked).isEqualTo(1);
        assertThat(asking(model, weather).stream().content().collectList().block())
                .isNotEmpty();
        assertThat(weather.asked).isEqualTo(2);
    }

    private ChatClient.ChatClientRequestSpec asking(String model, Weather weather) {
        return client(model, gateways.open())
                .prompt()
                .user("What's the weather in Tokyo? Use get_weather.")
                .tools(weather);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void parsesStructuredOutput(String model) {
        City city = client(model, gateways.open())
                .prompt()
                .user("Tell me about Paris")
                .call()
                .entity(City.class, it -> it.useProviderStructuredOutput());
        assertThat(city).isNotNull();
        assertThat(city.name()).isNotEmpty();
        assertThat(city.landmarks()).isNotEmpty();
    }

    @Test
    void embeds() {
        OpenAiEmbeddingOptions options = OpenAiEmbeddingOptions.builder()
                .baseUrl(gateways.baseUrl())
                .apiKey("any-key")
                .model("text-embedding-3-small")
                .build();
        assertThat(OpenAiEmbeddingModel.builder().options(options).build().embed("hello"))
                .hasSize(2);
    }

    @Test
    void throwsTheSdksOwnErrors() {
        assertThatThrownBy(() -> ask("nobody", gateways.open())).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> ask("gpt-error-429", gateways.open())).isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> ask("gpt-error-500", gateways.open())).isInstanceOf(InternalServerException.class);
        assertThatThrownBy(() -> ask("mock/gpt", gateways.strict())).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void passesHeaders() {
        ask("gpt-4o-spring-ai-2", gateways.open());
        assertThat(gateways.vendors().requests())
                .filteredOn(request -> request.text().contains("gpt-4o-spring-ai-2"))
                .allSatisfy(request -> assertThat(request.header("X-Trace-ID")).contains("my-trace-123"))
                .isNotEmpty();
    }

    private static @Nullable String ask(String model, GatewayServer gateway) {
        return client(model, gateway).prompt().user("Hello!").call().content();
    }

    private static ChatClient client(String model, GatewayServer gateway) {
        return ChatClient.create(OpenAiChatModel.builder()
                .options(OpenAiChatOptions.builder()
                        .baseUrl(gateway.uri("/v1").toString())
                        .apiKey("any-key")
                        .maxRetries(0)
                        .customHeaders(Map.of("X-Trace-ID", "my-trace-123"))
                        .model(model)
                        .build())
                .build());
    }
}
