package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.CannedHttp;
import io.dvara.testkit.provider.LostFields;
import io.dvara.testkit.provider.RecordedReplay;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded good answer of the vendor. */
class RecordedAnswersTest {

    private static final RecordedReplay REPLAY =
            new RecordedReplay((uri, context) -> new BedrockProvider(Rig.signed(uri, "a-secret"), context));

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-01, R-20: every leaf of a recorded answer comes through, whole and streamed")
    Stream<DynamicTest> losesNothingOfRecordedAnswers() {
        return each(exchange -> assertThat(LostFields.of(upstream(exchange))
                        .except("$.output.message.role", "it is always the assistant's")
                        .except("$.usage.inputTokens", "what the cache held is added; checked below")
                        .except("$.usage.cacheDetails[*].ttl", "it is in the name of the count")
                        .except("$.output.message.content[*].toolUse.input", "arguments are text; checked below")
                        .except("$.output.message.content[*].toolUse.type", "calls for the client need no type")
                        .within(answer(exchange, 7)))
                .isEmpty());
    }

    @TestFactory
    @DisplayName("R-01, R-16: counts what the model read, what its cache held included, and what it wrote")
    Stream<DynamicTest> countsWhatTheModelReadAndWrote() {
        return each(exchange -> {
            Optional<JsonObject> counts = Members.object(upstream(exchange), "usage");
            Optional<Usage> counted = answer(exchange, Integer.MAX_VALUE).usage();
            assertThat(counted.isPresent()).isEqualTo(counts.isPresent());
            if (counts.isEmpty()) {
                return;
            }
            JsonObject told = counts.get();
            Usage usage = counted.get();
            OptionalLong input = Members.whole(told, "inputTokens");
            long cache = told.getInt("cacheReadInputTokens", 0) + told.getInt("cacheWriteInputTokens", 0);
            assertThat(usage.input()).isEqualTo(input.isEmpty() ? input : OptionalLong.of(input.getAsLong() + cache));
            assertThat(usage.output()).isEqualTo(Members.whole(told, "outputTokens"));
            assertThat(usage.total()).isEqualTo(Members.whole(told, "totalTokens"));
            assertThat(usage.cached()).isEqualTo(Members.whole(told, "cacheReadInputTokens"));
            assertThat(usage.cacheWritten()).isEqualTo(Members.whole(told, "cacheWriteInputTokens"));
        });
    }

    @TestFactory
    @DisplayName("R-03, R-05, R-06: counts calls, and ends once, with calls for calls")
    Stream<DynamicTest> isWellFormed() {
        return each(exchange -> {
            RecordedReplay.Chat chat = REPLAY.chat(exchange, new ConverseRequestReader().read(exchange));
            chat.assertWellFormed();
            ChatAnswer.Choice choice = chat.answer().choices().getFirst();
            List<Part.ToolCall> calls = choice.message().parts().stream()
                    .filter(Part.ToolCall.class::isInstance)
                    .map(Part.ToolCall.class::cast)
                    .toList();
            FinishReason end = choice.finish().orElseThrow().reason();
            assertThat(end == FinishReason.TOOL_CALLS).isEqualTo(!calls.isEmpty() && end != FinishReason.LENGTH);
            assertThat(calls).map(call -> Asking.JSON.read(call.arguments())).isEqualTo(inputs(exchange));
        });
    }

    @TestFactory
    @DisplayName("R-07: reads streams byte by byte as at once")
    Stream<DynamicTest> readsByteByByteAsAtOnce() {
        return each(exchange -> assertThat(chunks(exchange, 1)).isEqualTo(chunks(exchange, Integer.MAX_VALUE)));
    }

    @TestFactory
    Stream<DynamicTest> readsAStreamAsTheWholeAnswerThatSaysTheSame() {
        return DynamicTest.stream(Recorded.streams(), RecordedExchange::toString, exchange -> {
            byte[] whole = Asking.JSON.write(upstream(exchange)).getBytes(StandardCharsets.UTF_8);
            ChatRequest request = new ConverseRequestReader().read(exchange);
            CannedHttp http = CannedHttp.ok("application/json", whole);
            ChatAnswer streamed = withoutIds(answer(exchange, Integer.MAX_VALUE));
            for (Delivery delivery : Delivery.values()) {
                List<ChatChunk> chunks =
                        Asking.chunks(http, request.vary().delivery(delivery).build());
                assertThat(withoutIds(ChatAnswer.fold(chunks.stream()))).isEqualTo(streamed);
            }
        });
    }

    /** Ids of answers differ, and so does the white space of arguments, which a whole answer has as an object. */
    private static ChatAnswer withoutIds(ChatAnswer answer) {
        ChatChunk.Head head = answer.head();
        return new ChatAnswer(
                new ChatChunk.Head(Optional.empty(), head.model(), head.created()),
                answer.choices().stream().map(RecordedAnswersTest::dense).toList(),
                answer.usage(),
                answer.extra());
    }

    private static ChatAnswer.Choice dense(ChatAnswer.Choice choice) {
        Message said = choice.message();
        List<Part> parts = said.parts().stream()
                .map(part -> part instanceof Part.ToolCall call
                        ? new Part.ToolCall(
                                call.id(),
                                call.name(),
                                Asking.JSON.write(Asking.JSON.read(call.arguments())),
                                call.signature(),
                                call.extras())
                        : part)
                .toList();
        return new ChatAnswer.Choice(
                choice.index(),
                new Message(said.role(), parts, said.name(), said.extras()),
                choice.finish(),
                choice.logprobs(),
                choice.extra());
    }

    private static List<Object> inputs(RecordedExchange exchange) {
        return upstream(exchange)
                .getJsonObject("output")
                .getJsonObject("message")
                .getJsonArray("content")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(block -> block.containsKey("toolUse"))
                .map(block -> block.getJsonObject("toolUse"))
                .filter(use -> !use.getString("type", "").equals("server_tool_use"))
                .<Object>map(use -> use.get("input"))
                .toList();
    }

    private static ChatAnswer answer(RecordedExchange exchange, int piece) {
        return ChatAnswer.fold(chunks(exchange, piece).stream());
    }

    private static List<ChatChunk> chunks(RecordedExchange exchange, int piece) {
        CannedHttp http = CannedHttp.ok("", exchange.response().body()).inPiecesOf(piece);
        return Asking.chunks(http, new ConverseRequestReader().read(exchange));
    }

    private static JsonObject upstream(RecordedExchange exchange) {
        return exchange.response().isStream()
                ? ConverseAnswer.of(exchange.response().pieces())
                : Asking.JSON.readObject(exchange.response().text());
    }

    private static Stream<DynamicTest> each(ThrowingConsumer<RecordedExchange> check) {
        return DynamicTest.stream(Recorded.answers(), RecordedExchange::toString, check::accept);
    }
}
