package io.dvara.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChatRequestTest {

    private static final Message HELLO = Message.of(Role.USER, "Hello.");

    @Test
    void isNotChangedByItsVariations() {
        ChatRequest request = ChatRequest.of("m", List.of(HELLO)).build();
        ChatRequest other = request.vary().model("n").user("u").topLogprobs(0).build();
        assertThat(request.model()).isEqualTo("m");
        assertThat(request.topLogprobs()).isEmpty();
        assertThat(other.vary().build()).isEqualTo(other);
        assertThat(other.messages()).isEqualTo(request.messages());
    }

    @Test
    void keepsItsMessagesWhenTheGivenListChanges() {
        List<Message> messages = new ArrayList<>(List.of(HELLO));
        ChatRequest request = ChatRequest.of("m", messages).build();
        messages.clear();
        assertThat(request.messages()).containsExactly(HELLO);
    }

    @Test
    void takesTheNewerWordForTheLongestAnswerFirst() {
        Sampling both =
                Sampling.DEFAULTS.vary().maxTokens(1).maxCompletionTokens(2).build();
        assertThat(both.tokenLimit()).isEqualTo(OptionalLong.of(2));
        assertThat(Sampling.DEFAULTS.vary().maxTokens(1).build().tokenLimit()).isEqualTo(OptionalLong.of(1));
        assertThat(both.vary().build()).isEqualTo(both);
    }

    @Test
    void hasTheTextOfAMessageWithoutItsOtherParts() {
        Message mixed = new Message(
                Role.USER,
                List.of(new Part.Text("a"), new Part.Refusal("no", Extras.NONE), new Part.Text("b")),
                Optional.empty(),
                Extras.NONE);
        assertThat(mixed.text()).isEqualTo("ab");
    }
}
