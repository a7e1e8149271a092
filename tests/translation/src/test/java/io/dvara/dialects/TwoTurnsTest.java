package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.translation.Fleet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conversations of two turns with tools, as a program has them that knows OpenAI's SDK and nothing else. */
@ExtendWith(Fleet.class)
class TwoTurnsTest {

    private static final Map<String, String> MODELS = Map.of(
            "gemini", "gemini/gemini-2.5-flash",
            "vertex", "gemini/gemini-2.5-flash",
            "anthropic", "anthropic/claude-sonnet-4-5");
    private static final Pattern SIGNATURE = Pattern.compile("\"(?:thoughtSignature|signature)\": ?\"([^\"]{8,})\"");
    private static final Pattern CALL = Pattern.compile("\"functionCall\"|\"type\": ?\"tool_use\"");

    private final Fleet.Running fleet;

    TwoTurnsTest(Fleet.Running fleet) {
        this.fleet = fleet;
    }

    @TestFactory
    @DisplayName("R-19: what a vendor signed in its first turn comes back to it in the second, by an unmodified client")
    Stream<DynamicTest> bringsSignaturesBack() {
        return DynamicTest.stream(signed(), RecordedExchange::toString, this::converse);
    }

    private static Stream<RecordedExchange> signed() {
        return RecordedExchanges.all().endpoint("generateContent", "streamGenerateContent", "messages").stream()
                .filter(it -> it.response().status() == 200)
                .filter(it -> MODELS.containsKey(it.label().provider()))
                .filter(it -> !signatures(it).isEmpty()
                        && CALL.matcher(it.response().text()).find());
    }

    private static List<String> signatures(RecordedExchange exchange) {
        return SIGNATURE
                .matcher(exchange.response().text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private void converse(RecordedExchange exchange) {
        ChatCompletionCreateParams question = ChatCompletionCreateParams.builder()
                .model(MODELS.get(exchange.label().provider()))
                .reasoningEffort(ReasoningEffort.LOW)
                .addUserMessage("What shall I wear?")
                .addTool(Weather.class)
                .build();
        Asking asking = exchange.response().isStream() ? this::streamed : this::whole;
        ChatCompletionMessage answer = played(exchange, question, asking).outcome();
        ChatCompletionCreateParams.Builder more = question.toBuilder().addMessage(answer);
        List<ChatCompletionMessageFunctionToolCall> calls = answer.toolCalls().orElseThrow().stream()
                .map(call -> call.asFunction())
                .toList();
        calls.forEach(call -> more.addMessage(ChatCompletionToolMessageParam.builder()
                .toolCallId(call.id())
                .content("It rains.")
                .build()));
        ReceivedRequest sent = played(exchange, more.build(), asking).upstream().orElseThrow();
        assertThat(signatures(exchange))
                .allSatisfy(signature -> assertThat(sent.text()).contains(signature));
    }

    /** A tool of the client's. */
    record Weather(String place) {}

    private interface Asking extends Function<Turn, ChatCompletionMessage> {}

    private record Turn(OpenAIClient client, ChatCompletionCreateParams params) {}

    private Fleet.Played<ChatCompletionMessage> played(
            RecordedExchange exchange, ChatCompletionCreateParams params, Asking asking) {
        OpenAIClient client = OpenAi.client(fleet.gateway(), new Wire());
        return fleet.play(
                exchange.replay(),
                trace -> asking.apply(new Turn(
                        client,
                        params.toBuilder()
                                .putAdditionalHeader("X-Trace-ID", trace)
                                .build())));
    }

    private ChatCompletionMessage whole(Turn turn) {
        return turn.client()
                .chat()
                .completions()
                .create(turn.params())
                .choices()
                .getFirst()
                .message();
    }

    private ChatCompletionMessage streamed(Turn turn) {
        ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> chunks =
                turn.client().chat().completions().createStreaming(turn.params())) {
            chunks.stream().forEach(all::accumulate);
        }
        return all.chatCompletion().choices().getFirst().message();
    }
}
