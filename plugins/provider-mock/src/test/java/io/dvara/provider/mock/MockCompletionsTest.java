package io.dvara.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Sampling;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.completion.CompletionRequest.Prompt;
import io.dvara.api.provider.Model;
import io.dvara.testkit.provider.TestCall;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MockCompletionsTest {

    @Test
    void countsChoicesThroughAllPrompts() {
        ChatAnswer answer = complete(Delivery.WHOLE, "{}");
        assertThat(answer.choices())
                .extracting(choice -> choice.message().text())
                .containsExactly(
                        "Mock answer to: Once", "Mock answer to: Once (choice 2)",
                        "Mock answer to: 2 tokens", "Mock answer to: 2 tokens (choice 2)");
        assertThat(answer.usage().orElseThrow().input()).hasValue(3);
        assertThat(complete(Delivery.STREAMED, "{}")).isEqualTo(answer);
    }

    @Test
    void repeatsThePromptWhenAskedTo() {
        assertThat(complete(Delivery.WHOLE, "{\"echo\":true}")
                        .choices()
                        .getFirst()
                        .message()
                        .text())
                .isEqualTo("OnceMock answer to: Once");
    }

    @Test
    void listsModelsThatAnswer() {
        assertThat(Asking.provider().models(TestCall.plain()))
                .extracting(Model::id)
                .contains("gpt", "embedding");
    }

    private static ChatAnswer complete(Delivery delivery, String extra) {
        JsonObject fields = Asking.json(extra);
        CompletionRequest request = new CompletionRequest(
                "gpt",
                delivery,
                List.of(new Prompt.Text("Once"), new Prompt.Tokens(List.of(5, 6))),
                Optional.empty(),
                OptionalInt.empty(),
                Sampling.DEFAULTS.vary().choices(2).build(),
                fields);
        try (Stream<ChatChunk> chunks = Asking.provider().complete(request, TestCall.plain())) {
            return ChatAnswer.fold(chunks);
        }
    }
}
