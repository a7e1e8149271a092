package io.dvara.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.usage.Spent;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R-14: what passed before a client left is booked, and marked as estimated")
class MeterTest {

    private static final ChatChunk TWO_TOKENS = ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, "Hello there")));
    private static final ChatChunk END = ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP)));

    private final Meter meter = new Meter();

    @BeforeEach
    void asks() {
        meter.asked(() -> 7);
    }

    @Test
    void estimatesAnAnswerThatWasCutShort() {
        meter.take(TWO_TOKENS);
        meter.take(TWO_TOKENS);
        assertThat(spent().source()).isEqualTo(Spent.Source.ESTIMATE);
        assertThat(usage()).isEqualTo(Usage.of(7, 4));
    }

    @Test
    void takesWhatTheVendorSaidInTheMiddleForTheLeast() {
        meter.take(ChatChunk.of(Usage.of(20, 1)));
        meter.take(TWO_TOKENS);
        assertThat(spent().source()).isEqualTo(Spent.Source.ESTIMATE);
        assertThat(usage()).isEqualTo(Usage.of(20, 2));
        meter.take(ChatChunk.of(Usage.of(20, 90)));
        assertThat(usage()).isEqualTo(Usage.of(20, 90));
    }

    @Test
    void countsRefusalsAndCallsAsWell() {
        Delta call = new Delta.ToolCall(
                1, 0, Optional.of("id"), Optional.of("name"), "{}", Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
        meter.take(ChatChunk.of(ChoiceDelta.of(0, new Delta.Refusal(0, "abcd"), call)));
        assertThat(usage().output()).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void leavesTheLastWordToTheVendorOnceTheAnswerIsWhole() {
        meter.take(TWO_TOKENS);
        meter.take(END);
        meter.take(ChatChunk.of(Usage.of(20, 1)));
        assertThat(spent().source()).isEqualTo(Spent.Source.VENDOR);
        assertThat(usage()).isEqualTo(Usage.of(20, 1));
    }

    @Test
    void holdsAnAnswerForCutShortWhileAnotherOfItsChoicesIsOpen() {
        meter.take(ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, "Hello"))));
        meter.take(ChatChunk.of(ChoiceDelta.of(1, new Delta.Text(0, " there all"))));
        meter.take(ChatChunk.of(Usage.of(20, 1)));
        meter.take(END);
        assertThat(spent().source()).isEqualTo(Spent.Source.ESTIMATE);
        assertThat(usage()).isEqualTo(Usage.of(20, 3));
        meter.take(ChatChunk.of(ChoiceDelta.end(1, Finish.of(FinishReason.STOP))));
        meter.take(ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, ""))));
        assertThat(spent().source()).isEqualTo(Spent.Source.VENDOR);
    }

    @ParameterizedTest
    @DisplayName("R-29: counts that a vendor leaves out follow from its sum, or are estimated and marked so")
    @CsvSource({
        ", 5, , 7, 5, 12, ESTIMATE",
        ", 5, 25, 20, 5, 25, VENDOR",
        ", , 25, 7, 18, 25, ESTIMATE",
        ", , 4, 4, 0, 4, ESTIMATE",
        "20, , , 20, 2, 22, ESTIMATE",
        "20, , 25, 20, 5, 25, VENDOR",
        "20, 0, , 20, 0, , VENDOR",
    })
    void completesTheCountsOfAWholeAnswer(
            Long input, Long output, Long total, long allInput, long allOutput, Long sum, Spent.Source source) {
        Usage told = usage(input, output, total);
        meter.take(ChatChunk.of(told));
        meter.take(TWO_TOKENS);
        ChatChunk ended = meter.take(END);
        assertThat(usage()).isEqualTo(usage(allInput, allOutput, sum));
        assertThat(spent().source()).isEqualTo(source);
        assertThat(ended.usage()).isEqualTo(told.equals(usage()) ? Optional.empty() : Optional.of(usage()));
        assertThat(meter.take(ChatChunk.of(told)).usage()).hasValue(usage());
    }

    @Test
    void tellsNoClientAnEstimateOfWhatItsVendorDoesNotCountAtAll() {
        meter.take(TWO_TOKENS);
        assertThat(meter.take(END)).isEqualTo(END);
        assertThat(meter.take(ChatChunk.of(Usage.UNKNOWN)).usage()).hasValue(Usage.UNKNOWN);
        assertThat(usage()).isEqualTo(Usage.of(7, 2));
    }

    @Test
    void vectorsUseNoTokensOfTheirOwn() {
        assertThat(meter.answered(usage(null, null, 9L))).hasValue(usage(9L, null, 9L));
        assertThat(spent().source()).isEqualTo(Spent.Source.VENDOR);
        assertThat(usage()).isEqualTo(usage(9L, null, 9L));
    }

    private static Usage usage(Long input, Long output, Long total) {
        return Usage.UNKNOWN
                .vary()
                .input(count(input))
                .output(count(output))
                .total(count(total))
                .build();
    }

    private static OptionalLong count(Long count) {
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    @Test
    void booksNothingWhereNothingPassed() {
        assertThat(spent()).isEqualTo(Spent.NOTHING);
    }

    private Spent spent() {
        return meter.spent(Optional.empty());
    }

    private Usage usage() {
        return spent().usage().orElseThrow();
    }
}
