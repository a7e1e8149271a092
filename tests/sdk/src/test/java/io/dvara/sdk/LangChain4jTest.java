package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.dvara.testkit.gateway.GatewayServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Gateways.class)
class LangChain4jTest {

    private final Gateways.Running gateways;

    LangChain4jTest(Gateways.Running gateways) {
        this.gateways = gateways;
    }

    /** A service whose answers are parsed. */
    interface Guide {
        City describe(String question);
    }

    /** A service that may use tools. */
    interface Assistant {
        String chat(String question);

        TokenStream stream(String question);
    }

    record City(String name, int population, List<String> landmarks) {}

    /** Tools of the assistant. */
    static final class Weather {

        private int asked;

        @Tool(name = "get_weather", value = "Get weather for a city")
        String weather(String city) {
            asked++;
            return "sunny in " + city;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void answersWholeAndStreamed(String model) throws Exception {
        assertThat(model(model).build().chat("What is the capital of Germany?")).isNotEmpty();
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        StringBuilder pieces = new StringBuilder();
        streaming(model).chat("Write a haiku about Java.", new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String piece) {
                pieces.append(piece);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                whole.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                whole.completeExceptionally(error);
            }
        });
        assertThat(whole.get(20, TimeUnit.SECONDS).aiMessage().text())
                .isEqualTo(pieces.toString())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void parsesWhatAServiceReturns(String model) {
        Guide guide = AiServices.create(
                Guide.class,
                model(model)
                        .responseFormat("json_schema")
                        .strictJsonSchema(true)
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .build());
        assertThat(guide.describe("Tell me about Tokyo").name()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void callsTools(String model) {
        Weather weather = new Weather();
        Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(model(model).build())
                .streamingChatModel(streaming(model))
                .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                .tools(weather)
                .build();
        assertThat(assistant.chat("What's the weather in Tokyo? Use get_weather."))
                .isNotEmpty();
        assertThat(weather.asked).isEqualTo(1);
        assertThat(told(assistant.stream("And in Paris? Use get_weather."))).isNotEmpty();
        assertThat(weather.asked).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"})
    void asksThroughTheResponsesApi(String model) {
        Weather weather = new Weather();
        Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(OpenAiResponsesChatModel.builder()
                        .baseUrl(gateways.baseUrl())
                        .apiKey("any-key")
                        .modelName(model)
                        .build())
                .streamingChatModel(OpenAiResponsesStreamingChatModel.builder()
                        .baseUrl(gateways.baseUrl())
                        .apiKey("any-key")
                        .modelName(model)
                        .build())
                .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                .tools(weather)
                .build();
        assertThat(assistant.chat("What's the weather in Tokyo? Use get_weather."))
                .isNotEmpty();
        assertThat(told(assistant.stream("And in Paris? Use get_weather."))).isNotEmpty();
        assertThat(weather.asked).isEqualTo(2);
    }

    @Test
    void embeds() {
        assertThat(OpenAiEmbeddingModel.builder()
                        .baseUrl(gateways.baseUrl())
                        .apiKey("any-key")
                        .modelName("text-embedding-3-small")
                        .build()
                        .embed("hello")
                        .content()
                        .vector())
                .hasSize(2);
    }

    @Test
    void throwsItsOwnErrors() {
        assertThatThrownBy(() -> ask("nobody", gateways.open())).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> ask("gpt-error-429", gateways.open())).isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> ask("gpt-error-500", gateways.open())).isInstanceOf(InternalServerException.class);
        assertThatThrownBy(() -> ask("mock/gpt", gateways.strict())).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void passesHeaders() {
        model("gpt-4o-langchain4j").build().chat("Hello");
        assertThat(gateways.vendors().requests())
                .filteredOn(request -> request.text().contains("gpt-4o-langchain4j"))
                .allSatisfy(request -> assertThat(request.header("X-Trace-ID")).contains("my-trace-123"))
                .isNotEmpty();
    }

    private String ask(String model, GatewayServer gateway) {
        return model(model)
                .baseUrl(gateway.uri("/v1").toString())
                .maxRetries(0)
                .build()
                .chat("Hello");
    }

    private static String told(TokenStream stream) {
        CompletableFuture<String> told = new CompletableFuture<>();
        StringBuilder pieces = new StringBuilder();
        stream.onPartialResponse(pieces::append)
                .onCompleteResponse(_ -> told.complete(pieces.toString()))
                .onError(told::completeExceptionally)
                .start();
        return told.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private OpenAiStreamingChatModel streaming(String model) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(gateways.baseUrl())
                .apiKey("any-key")
                .modelName(model)
                .build();
    }

    private OpenAiChatModel.OpenAiChatModelBuilder model(String name) {
        return OpenAiChatModel.builder()
                .baseUrl(gateways.baseUrl())
                .apiKey("any-key")
                .modelName(name)
                .customHeaders(Map.of("X-Trace-ID", "my-trace-123"));
    }
}
