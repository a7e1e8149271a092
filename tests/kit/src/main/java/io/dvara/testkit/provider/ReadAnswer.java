package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import java.util.List;
import java.util.Optional;

/** The chunks of an answer with one choice, and what they fold to. */
record ReadAnswer(List<ChatChunk> chunks, ChatAnswer answer) {

    static ReadAnswer of(List<ChatChunk> chunks) {
        return new ReadAnswer(chunks, ChatAnswer.fold(chunks.stream()));
    }

    String text() {
        return answer.choices().isEmpty()
                ? ""
                : answer.choices().getFirst().message().text();
    }

    Optional<Finish> finish() {
        return answer.choices().isEmpty()
                ? Optional.empty()
                : answer.choices().getFirst().finish();
    }

    void assertIs(GoldenAnswer golden, String vendorWords) {
        assertThat(finish().map(Finish::reason)).contains(golden.finish());
        ChoiceRules.of(0, chunks).check();
        assertThat(answer.head().model()).as("the model that answered").isPresent();
        assertUsage(golden.usage());
        assertThoughts(golden, vendorWords);
        assertCalls(golden, vendorWords);
        assertThat(parts(Part.Refusal.class).stream().map(Part.Refusal::text))
                .as("refusal")
                .isEqualTo(golden.refusal().isEmpty() ? List.of() : List.of(golden.refusal()));
        if (golden.finish() != FinishReason.CONTENT_FILTER) {
            assertThat(text()).isEqualTo(golden.text());
        }
    }

    private void assertUsage(Usage expected) {
        assertThat(answer.usage()).hasValueSatisfying(usage -> {
            assertThat(usage.input()).as("input").isEqualTo(expected.input());
            assertThat(usage.output()).as("output").isEqualTo(expected.output());
            assertThat(usage.cached()).as("R-01: cached").isEqualTo(expected.cached());
            assertThat(usage.reasoning()).as("reasoning").isEqualTo(expected.reasoning());
        });
    }

    private void assertThoughts(GoldenAnswer golden, String vendorWords) {
        List<Part.Reasoning> thoughts = parts(Part.Reasoning.class);
        assertThat(thoughts.stream().map(Part.Reasoning::text))
                .as("R-20: thoughts")
                .containsExactlyElementsOf(
                        golden.thoughts().isEmpty() ? List.<String>of() : List.of(golden.thoughts()));
        if (vendorWords.contains(GoldenAnswer.SIGNATURE)) {
            assertThat(thoughts.getFirst().signature()).contains(GoldenAnswer.SIGNATURE);
        }
    }

    private void assertCalls(GoldenAnswer golden, String vendorWords) {
        List<Part.ToolCall> calls = parts(Part.ToolCall.class);
        assertThat(calls).extracting(Part.ToolCall::name).isEqualTo(names(golden));
        for (int i = 0; i < calls.size(); i++) {
            assertArguments(calls.get(i), golden.calls().get(i));
            if (vendorWords.contains("\"call_1\"")) {
                assertThat(calls.get(i).id()).isEqualTo("call_" + (i + 1));
            }
        }
    }

    private static void assertArguments(Part.ToolCall call, GoldenAnswer.Call expected) {
        TestJson json = new TestJson();
        assertThat(JsonDifferences.between(json.read(expected.arguments()), json.read(call.arguments())))
                .as("R-03: arguments")
                .isEmpty();
    }

    private <P extends Part> List<P> parts(Class<P> kind) {
        return answer.choices().stream()
                .flatMap(choice -> choice.message().parts().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static List<String> names(GoldenAnswer golden) {
        return golden.calls().stream().map(GoldenAnswer.Call::name).toList();
    }
}
