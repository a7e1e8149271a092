package io.dvara.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Gateways.class)
class OpenAiJavaResponsesTest {

    private final OpenAIClient client;
    private final OpenAIClient stranger;

    OpenAiJavaResponsesTest(Gateways.Running gateways) {
        client = client(gateways, "any-key");
        stranger = client(gateways, "another-key");
    }

    private static OpenAIClient client(Gateways.Running gateways, String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateways.baseUrl())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2", "vllm/qwen3"})
    void answersWholeAndStreamed(String model) {
        Response whole = client.responses().create(ask(model).build());
        whole.validate();
        assertThat(text(whole)).isNotEmpty();
        assertThat(whole.usage()).isPresent();
        ResponseAccumulator gathered = ResponseAccumulator.create();
        try (StreamResponse<ResponseStreamEvent> stream =
                client.responses().createStreaming(ask(model).build())) {
            stream.stream().forEach(gathered::accumulate);
        }
        assertThat(gathered.response().status()).contains(ResponseStatus.COMPLETED);
        assertThat(text(gathered.response())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2", "vllm/qwen3"})
    void goesOnWithAnAnswerThatIsKept(String model) {
        Response first = client.responses().create(ask(model).build());
        Response second = client.responses()
                .create(ask(model).previousResponseId(first.id()).build());
        assertThat(second.previousResponseId()).contains(first.id());
        assertThat(client.responses().retrieve(first.id()).id()).isEqualTo(first.id());
        client.responses().delete(first.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "claude-sonnet-4-5"})
    void tellsThatAnAnswerIsGone(String model) {
        Response answer = client.responses().create(ask(model).store(false).build());
        assertThatThrownBy(() -> client.responses().retrieve(answer.id()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Response with id '" + answer.id() + "' not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock/gpt", "gpt-4o", "claude-sonnet-4-5"})
    void anAnswerIsGoneForOtherKeys(String model) {
        String id = client.responses().create(ask(model).build()).id();
        String gone = "Response with id '" + id + "' not found.";
        assertThatThrownBy(() -> stranger.responses().retrieve(id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(gone);
        assertThatThrownBy(() -> stranger.responses()
                        .create(ask(model).previousResponseId(id).build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(gone);
        assertThatThrownBy(() -> stranger.responses().inputItems().list(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> stranger.responses().cancel(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> stranger.responses().delete(id)).isInstanceOf(NotFoundException.class);
        assertThat(client.responses().retrieve(id).id()).isEqualTo(id);
    }

    private static ResponseCreateParams.Builder ask(String model) {
        return ResponseCreateParams.builder().model(model).input("Hello");
    }

    private static String text(Response response) {
        StringBuilder text = new StringBuilder();
        response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(part -> part.outputText().stream())
                .forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
