package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What holds for the pieces of every choice, whatever the answer. */
record ChoiceRules(List<ChoiceDelta> pieces) {

    static ChoiceRules of(int index, List<ChatChunk> chunks) {
        return new ChoiceRules(chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .filter(choice -> choice.index() == index)
                .toList());
    }

    void check() {
        assertThat(pieces.stream().filter(piece -> piece.finish().isPresent()))
                .as("R-05: chunks that end the answer")
                .hasSize(1);
        List<Integer> indexes =
                calls().stream().map(Delta.ToolCall::index).distinct().toList();
        assertThat(indexes)
                .as("R-03: indexes of calls, in the order in which they begin")
                .containsExactlyElementsOf(
                        IntStream.range(0, indexes.size()).boxed().toList());
        indexes.forEach(this::checkCall);
    }

    private void checkCall(int index) {
        List<Delta.ToolCall> call =
                calls().stream().filter(piece -> piece.index() == index).toList();
        assertThat(call.stream().filter(piece -> piece.name().isPresent()))
                .as("R-03: pieces with a name")
                .containsExactly(call.getFirst());
        assertThat(call.stream().skip(1).filter(piece -> piece.id().isPresent()))
                .as("R-03: later pieces with an id")
                .isEmpty();
        String arguments = call.stream().map(Delta.ToolCall::arguments).collect(Collectors.joining());
        if (!arguments.isEmpty()) {
            assertThatCode(() -> new TestJson().read(arguments))
                    .as("R-03: arguments %s", arguments)
                    .doesNotThrowAnyException();
        }
    }

    private List<Delta.ToolCall> calls() {
        return pieces.stream()
                .flatMap(piece -> piece.deltas().stream())
                .filter(Delta.ToolCall.class::isInstance)
                .map(Delta.ToolCall.class::cast)
                .toList();
    }
}
