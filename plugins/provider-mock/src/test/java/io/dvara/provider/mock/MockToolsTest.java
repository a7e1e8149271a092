package io.dvara.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ProviderException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MockToolsTest {

    private static final Tool WEATHER = Asking.function(
            "get_weather",
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}");
    private static final Tool TIME = Asking.function(
            "get_time", "{\"type\":\"object\",\"properties\":{\"zone\":{\"enum\":[\"utc\",\"local\"]}}}");

    @Test
    void callsTheFunctionThatTheUserSpeaksOf() {
        ChatAnswer answer = ask("What is the weather in Paris?", Optional.empty());
        assertThat(Asking.calls(answer)).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("get_weather");
            assertThat(call.arguments()).isEqualTo("{\"city\":\"Paris\"}");
        });
        assertThat(answer.choices().getFirst().finish()).contains(Finish.of(FinishReason.TOOL_CALLS));
    }

    @Test
    void answersByTextWhenNoFunctionIsSpokenOf() {
        assertThat(Asking.calls(ask("Hello there", Optional.empty()))).isEmpty();
        assertThat(Asking.calls(ask("What is the weather?", Optional.of(ToolChoice.Mode.NONE))))
                .isEmpty();
    }

    @Test
    void callsWhatTheChoiceRequires() {
        assertThat(Asking.calls(ask("Hello there", Optional.of(ToolChoice.Mode.REQUIRED))))
                .extracting(Part.ToolCall::name)
                .containsExactly("get_weather");
        assertThat(Asking.calls(ask("Hello there", Optional.of(new ToolChoice.Named("get_time")))))
                .extracting(Part.ToolCall::arguments)
                .containsExactly("{\"zone\":\"utc\"}");
        assertThatThrownBy(() -> ask("Hello", Optional.of(new ToolChoice.Named("get_lost"))))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("get_lost");
    }

    @Test
    @DisplayName("R-03: parallel calls have their own index, id and name")
    void callsSeveralFunctionsAtOnce() {
        ChatRequest both = request("Weather and time in Rome please", Optional.empty());
        List<Part.ToolCall> calls = Asking.calls(Asking.streamed(both));
        assertThat(calls).extracting(Part.ToolCall::name).containsExactly("get_weather", "get_time");
        assertThat(new HashSet<>(calls.stream().map(Part.ToolCall::id).toList()))
                .hasSize(2);
        assertThat(calls).isEqualTo(Asking.calls(Asking.whole(both)));

        ToolUse oneAtATime = new ToolUse(List.of(WEATHER, TIME), Optional.empty(), Optional.of(false));
        assertThat(Asking.calls(Asking.whole(both.vary().tools(oneAtATime).build())))
                .hasSize(1);
    }

    @Test
    void callsOneFunctionTwiceWhenAskedForParallelCalls() {
        assertThat(Asking.calls(ask("Ask the weather of Rome and Oslo in parallel", Optional.empty())))
                .extracting(Part.ToolCall::arguments)
                .containsExactly("{\"city\":\"Rome\"}", "{\"city\":\"Oslo\"}");
    }

    @Test
    void quotesTheResultsOfItsCalls() {
        ChatRequest first = request("What is the weather in Paris?", Optional.empty());
        List<Message> messages = new ArrayList<>(first.messages());
        messages.add(Asking.whole(first).choices().getFirst().message());
        messages.add(result("sunny"));
        messages.add(result("21 degrees"));
        ChatAnswer answer = Asking.whole(first.vary().messages(messages).build());
        assertThat(Asking.text(answer)).isEqualTo("Mock answer from tool results: sunny, 21 degrees");
        assertThat(answer.choices().getFirst().finish()).contains(Finish.of(FinishReason.STOP));
    }

    private static Message result(String text) {
        Part result = new Part.ToolResult("call_1", List.of(new Part.Text(text)), Part.Outcome.DONE, Extras.NONE);
        return new Message(Role.TOOL, List.of(result), Optional.empty(), Extras.NONE);
    }

    private static ChatRequest request(String question, Optional<ToolChoice> choice) {
        return Asking.of("gpt", question)
                .tools(Asking.tools(choice, WEATHER, TIME))
                .build();
    }

    private static ChatAnswer ask(String question, Optional<ToolChoice> choice) {
        return Asking.whole(request(question, choice));
    }
}
