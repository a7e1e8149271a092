package io.dvara.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaAnswerTest {

    private static final ChatRequest STREAMED =
            Asking.hello().delivery(Delivery.STREAMED).build();

    private final Asking asking = new Asking();

    @AfterEach
    void close() {
        asking.close();
    }

    @Test
    @DisplayName("R-03: calls without ids get ids that no other answer has")
    void givesIdsToCallsWithoutThem() {
        Script calls = Script.json(
                200,
                Asking.json(
                        "{'message':{'tool_calls':[{'function':{'name':'a','arguments':{'x':1}}},{'function':{'name':'b'}}]},'done':true}"));
        asking.upstream.enqueue(calls, calls);
        OllamaProvider provider = asking.provider();
        List<Part.ToolCall> both = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            both.addAll(calls(ChatAnswer.fold(provider.chat(Asking.hello().build(), asking.call))));
        }
        assertThat(both).extracting(Part.ToolCall::arguments).containsExactly("{\"x\":1}", "{}", "{\"x\":1}", "{}");
        assertThat(both).extracting(Part.ToolCall::id).doesNotHaveDuplicates().allMatch(id -> id.startsWith("call_"));
    }

    @ParameterizedTest
    @CsvSource({"stop, STOP", "length, LENGTH", "load, OTHER", "unload, OTHER", "tool_calls, TOOL_CALLS"})
    @DisplayName("R-05: every reason of Ollama's for an end has its meaning")
    void mapsReasons(String reason, FinishReason meaning) {
        asking.upstream.enqueue(
                Script.json(200, Asking.json("{'message':{'content':''},'done':true,'done_reason':'" + reason + "'}")));
        assertThat(finish(asking.answer(Asking.hello().build())))
                .contains(new Finish(meaning, Optional.of(reason), Optional.empty()));
    }

    @Test
    @DisplayName("R-01: counts that Ollama leaves out stay absent, a zero stays a zero")
    void keepsAbsentCountsAbsent() {
        asking.upstream.enqueue(
                Script.json(200, Asking.DONE),
                Script.json(200, Asking.json("{'message':{'content':'a'},'done':true,'eval_count':0}")));
        assertThat(asking.answer(Asking.hello().build()).usage()).isEmpty();
        ChatAnswer zero = asking.answer(Asking.hello().build());
        assertThat(zero.usage().orElseThrow().output()).hasValue(0);
        assertThat(zero.usage().orElseThrow().input()).isEmpty();
    }

    @Test
    void keepsThoughtsTextAndCallsInTheirOrder() {
        asking.upstream.enqueue(Script.lines()
                .line(line("{'content':'','thinking':'Hm'}"))
                .line(line("{'content':'','thinking':'m.'}"))
                .line(line("{'content':'Let '}"))
                .line(line("{'content':'me see.'}"))
                .line(line("{'content':'','tool_calls':[{'id':'c1','function':{'name':'see','arguments':{}}}]}"))
                .line(Asking.DONE.replace("Hi", "")));
        ChatAnswer answer = asking.answer(STREAMED);
        List<Part> parts = answer.choices().getFirst().message().parts();
        assertThat(parts).hasSize(3);
        assertThat(((Part.Reasoning) parts.get(0)).text()).isEqualTo("Hmm.");
        assertThat(((Part.Text) parts.get(1)).text()).isEqualTo("Let me see.");
        assertThat(((Part.ToolCall) parts.get(2)).id()).isEqualTo("c1");
        assertThat(finish(answer).orElseThrow().reason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    @DisplayName("R-10: an answer that is done ends, though Ollama keeps the stream open")
    void endsWhenOllamaIsDone() {
        asking.upstream.enqueue(Script.lines().line(Asking.DONE).stall());
        assertThat(finish(asking.answer(STREAMED))).isPresent();
    }

    @Test
    void passesProbabilitiesOn() {
        asking.upstream.enqueue(
                Script.json(
                        200,
                        Asking.json(
                                "{'message':{'content':'Hi'},'logprobs':[{'token':'Hi','logprob':-0.1}],'done':true,'done_reason':'stop'}")));
        assertThat(asking.answer(Asking.hello().topLogprobs(0).build())
                        .choices()
                        .getFirst()
                        .logprobs())
                .contains(Asking.json("{'content':[{'token':'Hi','logprob':-0.1}]}"));
    }

    @Test
    @DisplayName("R-08: an answer that is not done is no whole answer")
    void refusesAPieceForAWhole() {
        asking.upstream.enqueue(Script.json(200, Asking.DONE.replace("true", "false")));
        assertThat(failure(Asking.hello().build()).fault()).isEqualTo(Fault.MALFORMED);
        asking.upstream.enqueue(Script.lines().line(line("{'content':'Hi'}")));
        assertThat(failure(STREAMED).fault()).isEqualTo(Fault.BROKEN);
    }

    @Test
    void readsCompletionsByPieces() {
        asking.upstream.enqueue(Script.lines()
                .line("{\"response\":\"One\",\"done\":false}")
                .line("{\"response\":\" two\",\"done\":false}")
                .line("{\"response\":\"\",\"done\":true,\"done_reason\":\"length\",\"eval_count\":2}"));
        CompletionRequest request = new CompletionRequest(
                "m",
                Delivery.STREAMED,
                List.of(new CompletionRequest.Prompt.Text("Count:")),
                Optional.of("three"),
                OptionalInt.of(1),
                Asking.hello().build().sampling(),
                Asking.json("{'raw':true,'echo':false}"));
        ChatAnswer answer = ChatAnswer.fold(asking.provider().complete(request, asking.call));
        assertThat(answer.choices().getFirst().message().text()).isEqualTo("One two");
        assertThat(finish(answer).orElseThrow().reason()).isEqualTo(FinishReason.LENGTH);
        assertThat(asking.upstream.awaitRequest().json())
                .isEqualTo(
                        Asking.json(
                                "{'model':'m','prompt':'Count:','stream':true,'suffix':'three','logprobs':true,'top_logprobs':1,'raw':true}"));
        assertThat(asking.call.droppedFields()).isEmpty();
    }

    @Test
    void refusesAnAnswerWithTooFewEmbeddings() {
        asking.upstream.enqueue(Script.json(200, "{\"embeddings\":[[1]]}"));
        EmbeddingRequest request = new EmbeddingRequest(
                "m",
                List.of(new EmbeddingRequest.Input.Text("a"), new EmbeddingRequest.Input.Text("b")),
                OptionalInt.of(1),
                EmbeddingRequest.Encoding.FLOAT,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
        ProviderException failure = catchThrowableOfType(
                ProviderException.class, () -> asking.provider().embed(request, asking.call));
        assertThat(failure.fault()).isEqualTo(Fault.MALFORMED);
    }

    @Test
    void listsModelsWithWhatTheyCanDo() {
        asking.upstream.enqueue(
                Script.json(
                        200,
                        Asking.json(
                                "{'models':[{'name':'me/llama:8b','modified_at':'2026-05-04T14:56:49.277302595-07:00','size':7,'details':{'context_length':4096},'capabilities':['completion','tools']},{'model':'b'}]}")));
        List<Model> models = asking.provider().models(asking.call);
        Model first = models.getFirst();
        assertThat(models).extracting(Model::id).containsExactly("me/llama:8b", "b");
        assertThat(first.owner()).isEqualTo("me");
        assertThat(first.created()).hasValue(1_777_931_809L);
        assertThat(first.traits().toolCalls()).contains(true);
        assertThat(first.traits().vision()).contains(false);
        assertThat(first.traits().maxContextTokens()).hasValue(4096);
        assertThat(first.extra().getInt("size")).isEqualTo(7);
        assertThat(models.getLast().traits()).isEqualTo(Model.Traits.UNKNOWN);
    }

    private static String line(String message) {
        return Asking.json("{'model':'m','message':" + message + ",'done':false}")
                .toString();
    }

    private static Optional<Finish> finish(ChatAnswer answer) {
        return answer.choices().getFirst().finish();
    }

    private static List<Part.ToolCall> calls(ChatAnswer answer) {
        return answer.choices().getFirst().message().parts().stream()
                .filter(Part.ToolCall.class::isInstance)
                .map(Part.ToolCall.class::cast)
                .toList();
    }

    private ProviderException failure(ChatRequest request) {
        return catchThrowableOfType(ProviderException.class, () -> asking.answer(request));
    }
}
