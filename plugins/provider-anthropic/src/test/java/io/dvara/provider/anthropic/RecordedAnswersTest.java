package io.dvara.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.json.JsonCodec;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded good answer of the vendor, translated and told again in its own words. */
class RecordedAnswersTest {

    private final JsonCodec json = new TestJson();

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-01, R-08: every leaf of a recorded answer survives, whole and streamed")
    Stream<DynamicTest> losesNothingOfRecordedAnswers() {
        return each(exchange -> {
            JsonObject told = new MessagesAnswerWriter(json).write(ChatAnswer.fold(chunks(exchange, 7).stream()));
            assertThat(Plain.of(told)).isEqualTo(Plain.of(upstream(exchange)));
        });
    }

    @TestFactory
    @DisplayName("R-03: calls are counted from 0, their ids and names come once, their arguments are JSON")
    Stream<DynamicTest> countsCallsAndTellsTheirNamesOnce() {
        return each(exchange -> {
            List<Integer> begun = new ArrayList<>();
            for (Delta delta : deltas(chunks(exchange, Integer.MAX_VALUE))) {
                if (delta instanceof Delta.ToolCall call && call.id().isPresent()) {
                    assertThat(call.name()).isPresent();
                    begun.add(call.index());
                }
            }
            assertThat(begun)
                    .isEqualTo(Stream.iterate(0, i -> i + 1).limit(begun.size()).toList());
            ChatAnswer answer = ChatAnswer.fold(chunks(exchange, Integer.MAX_VALUE).stream());
            for (Part part : answer.choices().getFirst().message().parts()) {
                if (part instanceof Part.ToolCall call) {
                    assertThat(json.read(call.arguments())).isInstanceOf(JsonObject.class);
                }
            }
        });
    }

    @TestFactory
    @DisplayName("R-05: every answer ends with exactly one finish reason")
    Stream<DynamicTest> endsOnce() {
        return each(exchange -> assertThat(chunks(exchange, Integer.MAX_VALUE).stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .filter(choice -> choice.finish().isPresent()))
                .hasSize(1));
    }

    @TestFactory
    Stream<DynamicTest> readsByteByByteAsAtOnce() {
        return each(exchange -> assertThat(chunks(exchange, 1)).isEqualTo(chunks(exchange, Integer.MAX_VALUE)));
    }

    @TestFactory
    @Proves(Proof.ANSWER)
    @DisplayName("R-01: answers of the same models by another door lose nothing either")
    Stream<DynamicTest> losesNothingOfAnswersByAnotherDoor() {
        return DynamicTest.stream(
                RecordedExchanges.of("bedrock").endpoint("invoke", "invoke-stream").stream()
                        .filter(FramedEvents::isOfMessages)
                        .filter(exchange -> exchange.response().status() == 200),
                RecordedExchange::toString,
                exchange -> {
                    boolean isStream = exchange.response().isStream();
                    String body = isStream
                            ? FramedEvents.asSse(exchange)
                            : exchange.response().text();
                    JsonObject upstream = isStream ? new StreamAssembly(json).assemble(body) : json.readObject(body);
                    List<ChatChunk> chunks = chunks(body.getBytes(StandardCharsets.UTF_8), isStream, 7);
                    assertThat(Plain.of(new MessagesAnswerWriter(json).write(ChatAnswer.fold(chunks.stream()))))
                            .isEqualTo(Plain.of(upstream));
                });
    }

    private Stream<DynamicTest> each(Check check) {
        return DynamicTest.stream(
                RecordedExchanges.of("anthropic").endpoint("messages").without("error").stream()
                        .filter(exchange -> exchange.response().status() == 200),
                RecordedExchange::toString,
                check::accept);
    }

    private interface Check {
        void accept(RecordedExchange exchange);
    }

    private static List<ChatChunk> chunks(RecordedExchange exchange, int piece) {
        return chunks(exchange.response().body(), exchange.response().isStream(), piece);
    }

    private static List<ChatChunk> chunks(byte[] body, boolean isStream, int piece) {
        ChatRequest request = ChatRequest.of("claude-sonnet-4-5", List.of(Message.of(Role.USER, "Hi")))
                .delivery(isStream ? Delivery.STREAMED : Delivery.WHOLE)
                .build();
        return Asking.chat(CannedVendor.answering(200, body).inPiecesOf(piece), request);
    }

    private static List<Delta> deltas(List<ChatChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.deltas().stream())
                .toList();
    }

    private JsonObject upstream(RecordedExchange exchange) {
        return exchange.response().isStream()
                ? new StreamAssembly(json).assemble(exchange.response().text())
                : json.readObject(exchange.response().text());
    }
}
