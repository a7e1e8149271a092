package io.dvara.provider.kit.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Part;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.CannedHttp;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.JsonDifferences;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of eleven vendors, each read by the one engine. */
class RecordedAnswersTest {

    private static final int SHORT = 4_096;

    static Stream<RecordedExchange> answers() {
        return Vendors.chats()
                .filter(exchange -> exchange.response().status() == 200
                        && !exchange.has("stream_error")
                        && !tellsOfAnError(exchange));
    }

    /** Some vendors refuse with a good status. */
    private static boolean tellsOfAnError(RecordedExchange exchange) {
        return !exchange.response().isStream() && RawAnswer.of(exchange).get("error") instanceof JsonObject;
    }

    static Stream<RecordedExchange> streams() {
        return answers().filter(exchange -> exchange.response().isStream());
    }

    static Stream<RecordedExchange> shortStreams() {
        return streams().filter(exchange -> exchange.response().body().length <= SHORT);
    }

    static Stream<RecordedExchange> failingStreams() {
        return Vendors.chats().filter(exchange -> exchange.has("stream_error"));
    }

    @ParameterizedTest
    @Proves(Proof.ANSWER)
    @MethodSource("answers")
    @DisplayName("R-01, R-20: loses no member of a recorded answer, whole or streamed")
    void losesNoMember(RecordedExchange exchange) {
        assertThat(JsonDifferences.between(CommonForm.of(RawAnswer.of(exchange)), ToldAnswer.of(answer(exchange))))
                .as("%s", exchange)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("R-03, R-05: ends once, with usage, and with arguments that are JSON")
    void endsOnceWithUsageAndWholeArguments(RecordedExchange exchange) {
        List<ChatChunk> chunks = chunks(exchange);
        ChatAnswer answer = ChatAnswer.fold(chunks.stream());
        assertThat(answer.usage().isPresent())
                .isEqualTo(CommonForm.of(RawAnswer.of(exchange)).containsKey("usage"));
        assertThat(answer.choices()).isNotEmpty().allSatisfy(choice -> {
            choice.message().parts().stream()
                    .filter(Part.ToolCall.class::isInstance)
                    .map(Part.ToolCall.class::cast)
                    .filter(call -> !call.arguments().isEmpty())
                    .forEach(call -> assertThat(
                                    new TestJson().read(call.arguments()).asJsonObject())
                            .isNotNull());
        });
        assertThat(answer.choices().stream().filter(choice -> choice.finish().isPresent()))
                .as("no end is invented, none lost: %s", exchange)
                .hasSize((int) ends(exchange));
        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .filter(choice -> choice.finish().isPresent()))
                .hasSize((int) ends(exchange));
    }

    private static long ends(RecordedExchange exchange) {
        return Members.array(RawAnswer.of(exchange), "choices").getValuesAs(JsonObject.class).stream()
                .filter(choice -> !choice.getString("finish_reason", "").isEmpty())
                .count();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void readsTheSameByteByByte(RecordedExchange exchange) {
        CannedHttp pieces = Recorded.http(exchange).inPiecesOf(1);
        assertThat(Recorded.chunks(Vendors.of(exchange), pieces, Delivery.STREAMED))
                .isEqualTo(chunks(exchange));
    }

    @ParameterizedTest
    @MethodSource("shortStreams")
    @DisplayName("R-08: a stream that ends early at any byte has a beginning of the chunks and no end of its own")
    void isABeginningWhenCutAtAnyOffset(RecordedExchange exchange) {
        List<ChatChunk> whole = chunks(exchange);
        byte[] body = exchange.response().body();
        for (int cut = 1; cut < body.length; cut++) {
            CannedHttp http = CannedHttp.ok("text/event-stream", Arrays.copyOf(body, cut));
            List<ChatChunk> chunks = Recorded.chunks(Vendors.of(exchange), http, Delivery.STREAMED);
            int certain = chunks.size() - (endsAlone(chunks) ? 1 : 0);
            assertThat(whole.subList(0, certain)).isEqualTo(chunks.subList(0, certain));
            List<Finish> told = finishes(chunks);
            assertThat(finishes(whole).subList(0, told.size())).isEqualTo(told);
        }
    }

    /** An end that came with a call is told after it: with what follows, or alone where nothing does. */
    private static boolean endsAlone(List<ChatChunk> chunks) {
        return !chunks.isEmpty()
                && chunks.getLast().choices().stream()
                        .allMatch(choice ->
                                choice.deltas().isEmpty() && choice.finish().isPresent());
    }

    private static List<Finish> finishes(List<ChatChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.finish().stream())
                .toList();
    }

    @ParameterizedTest
    @Proves(Proof.ANSWER)
    @MethodSource("failingStreams")
    void tellsAnErrorInsideAStreamByItsStatus(RecordedExchange exchange) {
        assertThatThrownBy(() -> chunks(exchange)).isInstanceOfSatisfying(ProviderException.class, failure -> {
            assertThat(failure.fault()).isEqualTo(Fault.REJECTED);
            assertThat(failure.details().vendorStatus()).hasValue(400);
            assertThat(failure.getMessage()).contains("ool");
        });
    }

    static Stream<RecordedExchange> refusals() {
        return Vendors.chats().filter(exchange -> exchange.response().status() >= 400);
    }

    @ParameterizedTest
    @Proves(Proof.ANSWER)
    @MethodSource("refusals")
    @DisplayName("R-32: tells a recorded refusal by its status and in the vendor's words")
    void tellsRefusals(RecordedExchange exchange) {
        CannedVendor vendor = CannedVendor.answering(exchange);
        assertThatThrownBy(() -> Recorded.chunks(Vendors.of(exchange), vendor, Recorded.delivery(exchange)))
                .isInstanceOfSatisfying(ProviderException.class, failure -> {
                    assertThat(failure.details().vendorStatus())
                            .hasValue(exchange.response().status());
                    assertThat(failure.getMessage()).isNotBlank().doesNotContain("without saying why");
                });
    }

    private static ChatAnswer answer(RecordedExchange exchange) {
        return ChatAnswer.fold(chunks(exchange).stream());
    }

    private static List<ChatChunk> chunks(RecordedExchange exchange) {
        return Recorded.chunks(Vendors.of(exchange), Recorded.http(exchange), Recorded.delivery(exchange));
    }
}
