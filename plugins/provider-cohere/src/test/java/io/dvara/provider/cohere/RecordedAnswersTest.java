package io.dvara.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.LostFields;
import io.dvara.testkit.provider.RecordedReplay;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded good answer of the vendor. */
class RecordedAnswersTest {

    private static final RecordedReplay REPLAY =
            new RecordedReplay((uri, context) -> new CohereProvider(new CohereSettings(Asking.KEY, uri), context));

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-01, R-20: every leaf of a recorded answer comes through, whole and streamed")
    Stream<DynamicTest> losesNothingOfRecordedAnswers() {
        return each(exchange -> {
            ChatAnswer answer = ChatAnswer.fold(chunks(exchange, 7).stream());
            assertThat(LostFields.of(upstream(exchange))
                            .except("$.message.role", "it is always the assistant's")
                            .except(
                                    "$.message.content[*].type",
                                    "tells the kind of a part, which has a type of its own")
                            .except("$.message.tool_calls[*].type", "all calls are of functions")
                            .except("$.usage.tokens.input_tokens", "pictures are added; checked below")
                            .within(answer))
                    .isEmpty();
        });
    }

    @TestFactory
    @DisplayName("R-01: counts what the model read and wrote, pictures, thoughts and cached tokens included")
    Stream<DynamicTest> countsWhatTheModelReadAndWrote() {
        return each(exchange -> {
            JsonObject told = upstream(exchange).getJsonObject("usage");
            JsonObject tokens = told.getJsonObject("tokens");
            Usage usage = ChatAnswer.fold(chunks(exchange, Integer.MAX_VALUE).stream())
                    .usage()
                    .orElseThrow();
            assertThat(usage.input()).hasValue(tokens.getInt("input_tokens") + tokens.getInt("image_tokens", 0));
            assertThat(usage.output()).hasValue(tokens.getInt("output_tokens"));
            assertThat(usage.cached().isPresent()).isEqualTo(told.containsKey("cached_tokens"));
            assertThat(usage.reasoning().isPresent()).isEqualTo(tokens.containsKey("reasoning_tokens"));
            assertThat(usage.extra().getJsonObject("billed_units")).isEqualTo(told.getJsonObject("billed_units"));
        });
    }

    @TestFactory
    Stream<DynamicTest> readsAStreamAsTheWholeAnswerThatSaysTheSame() {
        return DynamicTest.stream(Recorded.streamed(), RecordedExchange::toString, exchange -> {
            String whole = Asking.JSON.write(upstream(exchange));
            ChatAnswer folded = ChatAnswer.fold(chunks(exchange, Integer.MAX_VALUE).stream());
            assertThat(folded)
                    .isEqualTo(ChatAnswer.fold(
                            Asking.chunks(CannedVendor.answering(200, whole), Delivery.WHOLE).stream()));
        });
    }

    @TestFactory
    @DisplayName("R-03, R-05, R-06: counts calls, and ends once, with calls for calls")
    Stream<DynamicTest> isWellFormed() {
        return each(exchange -> {
            RecordedReplay.Chat chat = REPLAY.chat(
                    exchange,
                    Asking.ask(Asking.THINKER).delivery(delivery(exchange)).build());
            chat.assertWellFormed();
            ChatAnswer.Choice choice = chat.answer().choices().getFirst();
            List<Part> calls = choice.message().parts().stream()
                    .filter(Part.ToolCall.class::isInstance)
                    .toList();
            assertThat(calls)
                    .allSatisfy(call -> assertThat(Asking.JSON.read(((Part.ToolCall) call).arguments()))
                            .isInstanceOf(JsonObject.class));
            assertThat(choice.finish().orElseThrow().reason() == FinishReason.TOOL_CALLS)
                    .isEqualTo(!calls.isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> readsByteByByteAsAtOnce() {
        return each(exchange -> assertThat(chunks(exchange, 1)).isEqualTo(chunks(exchange, Integer.MAX_VALUE)));
    }

    @TestFactory
    Stream<DynamicTest> tellsCitationsAsAnnotationsOfTheTextThatTheySupport() {
        return DynamicTest.stream(
                Recorded.answered().filter(exchange -> exchange.has("citations")),
                RecordedExchange::toString,
                exchange -> {
                    Part.Text text =
                            ChatAnswer.fold(chunks(exchange, 7).stream())
                                    .choices()
                                    .getFirst()
                                    .message()
                                    .parts()
                                    .stream()
                                    .filter(Part.Text.class::isInstance)
                                    .map(Part.Text.class::cast)
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(text.annotations()).isNotEmpty().allSatisfy(annotation -> {
                        JsonObject citation = annotation.getJsonObject("citation");
                        String cited = text.text()
                                .substring(
                                        text.text().offsetByCodePoints(0, citation.getInt("start")),
                                        text.text().offsetByCodePoints(0, citation.getInt("end")));
                        assertThat(cited).isEqualTo(citation.getString("text"));
                    });
                });
    }

    @Test
    void leavesOutNoChat() {
        RecordedExchanges shipped = RecordedExchanges.shipped().provider("cohere");
        assertThat(shipped.endpoint(Recorded.CHAT).size()).isEqualTo(Recorded.CHATS);
        assertThat(shipped.size()).isEqualTo(Recorded.CHATS + Recorded.EMBEDDINGS + Recorded.LEFT_OUT);
    }

    private static Stream<DynamicTest> each(Consumer<RecordedExchange> check) {
        return DynamicTest.stream(Recorded.answered(), RecordedExchange::toString, check::accept);
    }

    private static Delivery delivery(RecordedExchange exchange) {
        return exchange.response().isStream() ? Delivery.STREAMED : Delivery.WHOLE;
    }

    private static JsonObject upstream(RecordedExchange exchange) {
        String body = exchange.response().text();
        return exchange.response().isStream() ? StreamAssembly.of(body) : Asking.JSON.readObject(body);
    }

    private static List<ChatChunk> chunks(RecordedExchange exchange, int piece) {
        CannedVendor vendor =
                CannedVendor.answering(200, exchange.response().body()).inPiecesOf(piece);
        return Asking.chunks(vendor, delivery(exchange));
    }
}
