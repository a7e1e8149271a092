package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded good answer of both doors, translated and told again in the vendor's words. */
class RecordedAnswersTest {

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-01, R-19, R-20: every leaf of a recorded answer survives, whole and streamed")
    Stream<DynamicTest> losesNothingOfRecordedAnswers() {
        return each(exchange -> {
            Map<String, Object> upstream = Upstreamed.of(exchange.response().text());
            ChatAnswer answer = ChatAnswer.fold(chunks(exchange, 7).stream());
            assertThat(Downstreamed.of(answer, upstream)).isEqualTo(upstream);
        });
    }

    @TestFactory
    @DisplayName("R-03: calls are counted from 0, have ids of their own and names once, and arguments in JSON")
    Stream<DynamicTest> countsCallsAndTellsTheirNamesOnce() {
        return each(exchange -> {
            List<Delta.ToolCall> calls = chunks(exchange, Integer.MAX_VALUE).stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.deltas().stream())
                    .filter(Delta.ToolCall.class::isInstance)
                    .map(Delta.ToolCall.class::cast)
                    .toList();
            assertThat(calls)
                    .extracting(Delta.ToolCall::index)
                    .isEqualTo(IntStream.range(0, calls.size()).boxed().toList());
            assertThat(calls.stream().map(call -> call.id().orElseThrow()).distinct())
                    .hasSize(calls.size())
                    .noneMatch(String::isBlank);
            assertThat(calls)
                    .allSatisfy(call ->
                            assertThat(Sending.JSON.read(call.arguments())).isInstanceOf(JsonObject.class));
        });
    }

    @TestFactory
    @DisplayName("R-05, R-06: every answer ends with exactly one finish reason, one with calls for calls")
    Stream<DynamicTest> endsOnce() {
        return each(exchange -> {
            List<ChatChunk> chunks = chunks(exchange, Integer.MAX_VALUE);
            assertThat(chunks.stream()
                            .flatMap(chunk -> chunk.choices().stream())
                            .filter(choice -> choice.finish().isPresent()))
                    .hasSize(1);
            ChatAnswer.Choice choice =
                    ChatAnswer.fold(chunks.stream()).choices().getFirst();
            boolean calls = choice.message().parts().stream().anyMatch(Part.ToolCall.class::isInstance);
            assertThat(choice.finish().orElseThrow().reason() == FinishReason.TOOL_CALLS)
                    .isEqualTo(calls);
        });
    }

    @TestFactory
    Stream<DynamicTest> readsByteByByteAsAtOnce() {
        return each(exchange -> assertThat(chunks(exchange, 1)).isEqualTo(chunks(exchange, Integer.MAX_VALUE)));
    }

    @TestFactory
    @DisplayName("sources come as annotations of the text that they support")
    Stream<DynamicTest> tellsSourcesOfTheText() {
        return DynamicTest.stream(
                Recorded.answered().filter(exchange -> exchange.has("citations")),
                RecordedExchange::toString,
                exchange -> {
                    ChatAnswer answer = ChatAnswer.fold(chunks(exchange, Integer.MAX_VALUE).stream());
                    Part.Text text = answer.choices().getFirst().message().parts().stream()
                            .filter(Part.Text.class::isInstance)
                            .map(Part.Text.class::cast)
                            .findFirst()
                            .orElseThrow();
                    assertThat(text.annotations()).isNotEmpty().allSatisfy(annotation -> {
                        JsonObject citation = annotation.getJsonObject("url_citation");
                        String part = text.text()
                                .substring(
                                        text.text().offsetByCodePoints(0, citation.getInt("start_index")),
                                        text.text().offsetByCodePoints(0, citation.getInt("end_index")));
                        assertThat(Upstreamed.supported(exchange.response().text()))
                                .contains(part);
                    });
                });
    }

    @Test
    void leavesOutNoAnswer() {
        assertThat(Recorded.chats().count())
                .isEqualTo(Recorded.answered().count()
                        + Recorded.refused().count()
                        + Recorded.unanswered().count());
        assertThat(Recorded.shipped()).isEqualTo(Recorded.CHATS);
    }

    private static Stream<DynamicTest> each(Check check) {
        return DynamicTest.stream(Recorded.answered(), RecordedExchange::toString, check::accept);
    }

    private interface Check {
        void accept(RecordedExchange exchange);
    }

    private static List<ChatChunk> chunks(RecordedExchange exchange, int piece) {
        ChatRequest request = Sending.ask(Sending.BUDGETED)
                .delivery(Recorded.isStreamed(exchange) ? Delivery.STREAMED : Delivery.WHOLE)
                .build();
        return Asking.chat(
                CannedVendor.answering(200, exchange.response().body()).inPiecesOf(piece), request);
    }
}
