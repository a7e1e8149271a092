package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.tool.annotation.Tool;

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

        private boolean asked;

        @Tool(name = "get_weather", description = "Get the current weather for a location")
        String weather(String city) {
            asked = true;
            return "sunny in " + city;
        }
    }

    @ParameterizedTest
    @CsvSource({"mock/gpt, /v1", "gpt-4o, /v1", "gpt-4o, ''", "claude-sonnet-4-5, /v1", "ollama/llama3.2, /v1"})
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
        assertThat(client.prompt()
                        .user("What's the weather in Tokyo? Use get_weather.")
                        .tools(weather)
                        .call()
                        .content())
                .isNotEmpty();
        assertThat(weather.asked).isTrue();
    }

    private ChatClient client(String model, String path) {
        OpenAiApi api = OpenAiApi.builder()
                .baseUrl(gateways.open().uri(path).toString())
                .apiKey("any-key")
                .build();
        return ChatClient.create(OpenAiChatModel.builder()
                .openAiApi(api)
                .defaultOptions(OpenAiChatOptions.builder()
                        .model(model)
                        .temperature(0.7)
                        .build())
                .build());
    }
}
