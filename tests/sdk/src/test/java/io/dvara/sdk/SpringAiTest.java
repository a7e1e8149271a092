package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.converter.BeanOutputConverter;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.openai.api.ResponseFormat;
import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.ai.retry.TransientAiException;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.retry.support.RetryTemplate;

/** Spring AI appends {@code /v1} to its base URL, whether that has one already or not. */
@ExtendWith(Gateways.class)
class SpringAiTest {

    private final Gateways.Running gateways;

    SpringAiTest(Gateways.Running gateways) {
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
    @CsvSource({
        "mock/gpt, /v1",
        "gpt-4o, /v1",
        "gpt-4o, ''",
        "claude-sonnet-4-5, /v1",
        "gemini-2.5-flash, ''",
        "ollama/llama3.2, /v1"
    })
    void answersWholeStreamedAndWithTools(String model, String path) {
        ChatClient client = client(model, path);
        assertThat(client.prompt().user("Hello!").call().content()).isNotEmpty();
        assertThat(String.join(
                        "",
                        client.prompt().user("Hello!").stream()
                                .content()
                                .collectList()
                                .block()))
                .isNotEmpty();
        Weather weather = new Weather();
        assertThat(asking(client, weather).call().content()).isNotEmpty();
        assertThat(weather.asked).isEqualTo(1);
        assertThat(asking(client, weather).stream().content().collectList().block())
                .isNotEmpty();
        assertThat(weather.asked).isEqualTo(2);
    }

    private static ChatClient.ChatClientRequestSpec asking(ChatClient client, Weather weather) {
        return client.prompt()
                .user("What's the weather in Tokyo? Use get_weather.")
                .tools(weather);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void parsesStructuredOutput(String model) {
        String schema = new BeanOutputConverter<>(City.class).getJsonSchema();
        City city = client(model, "/v1")
                .prompt()
                .user("Tell me about Paris")
                .options(OpenAiChatOptions.builder()
                        .model(model)
                        .responseFormat(new ResponseFormat(ResponseFormat.Type.JSON_SCHEMA, schema))
                        .build())
                .call()
                .entity(City.class);
        assertThat(city).isNotNull();
        assertThat(city.name()).isNotEmpty();
        assertThat(city.landmarks()).isNotEmpty();
    }

    @Test
    void switchesModelsAtRuntime() {
        ChatClient client = client("gpt-4o", "/v1");
        assertThat(List.of("gpt-4o", "claude-sonnet-4-20250514"))
                .allSatisfy(model -> assertThat(client.prompt()
                                .user("Hello!")
                                .options(
                                        OpenAiChatOptions.builder().model(model).build())
                                .call()
                                .content())
                        .isEqualTo("Hello there"));
    }

    @Test
    void embeds() {
        assertThat(new OpenAiEmbeddingModel(api("/v1")).embed("hello")).hasSize(2);
    }

    @Test
    void throwsErrorsThatAreRetriedOrNot() {
        assertThatThrownBy(() -> ask("nobody")).isInstanceOf(NonTransientAiException.class);
        assertThatThrownBy(() -> ask("gpt-error-500")).isInstanceOf(TransientAiException.class);
    }

    @Test
    void passesHeaders() {
        OpenAiChatOptions options = OpenAiChatOptions.builder()
                .model("gpt-4o-spring-ai")
                .httpHeaders(Map.of("X-Trace-ID", "my-trace-123", "X-Session-Id", "spring-ai-session"))
                .build();
        client("gpt-4o", "/v1").prompt().user("Hello!").options(options).call().content();
        assertThat(gateways.vendors().requests())
                .filteredOn(request -> request.text().contains("gpt-4o-spring-ai\""))
                .allSatisfy(request -> assertThat(request.header("X-Trace-ID")).contains("my-trace-123"))
                .isNotEmpty();
    }

    private @Nullable String ask(String model) {
        return client(model, "/v1").prompt().user("Hello!").call().content();
    }

    private OpenAiApi api(String path) {
        return OpenAiApi.builder()
                .baseUrl(gateways.open().uri(path).toString())
                .apiKey("any-key")
                .build();
    }

    private ChatClient client(String model, String path) {
        return ChatClient.create(OpenAiChatModel.builder()
                .openAiApi(api(path))
                .retryTemplate(RetryTemplate.builder().maxAttempts(1).build())
                .defaultOptions(OpenAiChatOptions.builder()
                        .model(model)
                        .temperature(0.7)
                        .build())
                .build());
    }
}
