package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedHttp;
import io.dvara.testkit.provider.CannedVendor;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final String END = "{'messageStop':{'stopReason':'end_turn'}}";

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "tool_use, TOOL_CALLS",
        "guardrail_intervened, CONTENT_FILTER",
        "content_filtered, CONTENT_FILTER",
        "refusal, CONTENT_FILTER",
        "pause_turn, PAUSED",
        "word_of_tomorrow, OTHER"
    })
    @DisplayName("R-05: every reason of the vendor has its finish reason, and keeps its word")
    void everyReasonHasItsFinish(String word, FinishReason reason) {
        Finish whole = finish(whole("{'text':'a'}", word));
        Finish streamed = finish(stream(text(0, "a"), "{'messageStop':{'stopReason':'" + word + "'}}"));
        assertThat(whole).isEqualTo(streamed).isEqualTo(new Finish(reason, Optional.of(word), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed_model_output", "malformed_tool_use"})
    void whatIsOfNoUseIsAFailure(String word) {
        assertThatThrownBy(() -> whole("{'text':'a'}", word))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.FAILED));
    }

    @Test
    void tellsWhichStopTextWasMet() {
        ChatAnswer answer = read("{'output':{'message':{'role':'assistant','content':[{'text':'a'}]}},"
                + "'stopReason':'stop_sequence','additionalModelResponseFields':{'delta':{'stop_sequence':'END'}}}");
        assertThat(finish(answer).stopText()).contains("END");
    }

    @Test
    @DisplayName("R-19, R-20: thoughts come out with their signature, sealed ones as they are")
    void thoughtsComeOutWithTheirSignature() {
        List<Part> parts = List.of(
                new Part.Reasoning("Hm. Well.", Optional.of("sig"), Optional.empty(), Extras.NONE),
                new Part.Reasoning("", Optional.empty(), Optional.of("c2VhbGVk"), Extras.NONE),
                new Part.Text("Hi"));
        ChatAnswer streamed = stream(
                delta(0, "{'reasoningContent':{'text':'Hm. '}}"),
                delta(0, "{'reasoningContent':{'text':'Well.'}}"),
                delta(0, "{'reasoningContent':{'signature':'sig'}}"),
                delta(1, "{'reasoningContent':{'redactedContent':'c2VhbGVk'}}"),
                text(2, "Hi"),
                END);
        assertThat(parts(streamed)).isEqualTo(parts);
        assertThat(parts(whole(
                        "{'reasoningContent':{'reasoningText':{'text':'Hm. Well.','signature':'sig'}}},"
                                + "{'reasoningContent':{'redactedContent':'c2VhbGVk'}},{'text':'Hi'}",
                        "end_turn")))
                .isEqualTo(parts);
    }

    @Test
    @DisplayName("R-03: parallel calls that come mixed are told apart")
    void parallelCallsAreToldApart() {
        ChatAnswer answer = stream(
                "{'contentBlockStart':{'contentBlockIndex':0,'start':{'toolUse':{'toolUseId':'a','name':'f'}}}}",
                "{'contentBlockStart':{'contentBlockIndex':1,'start':{'toolUse':{'toolUseId':'b','name':'g'}}}}",
                delta(1, "{'toolUse':{'input':'{'}}"),
                delta(0, "{'toolUse':{'input':''}}"),
                delta(1, "{'toolUse':{'input':'}'}}"),
                "{'contentBlockStop':{'contentBlockIndex':0}}",
                "{'contentBlockStop':{'contentBlockIndex':1}}",
                "{'messageStop':{'stopReason':'tool_use'}}");
        assertThat(parts(answer))
                .containsExactly(
                        new Part.ToolCall("a", "f", "{}", Optional.empty(), Extras.NONE),
                        new Part.ToolCall("b", "g", "{}", Optional.empty(), Extras.NONE));
    }

    @Test
    void sourcesOfTheWebAreCitedOverTheirText() {
        ChatAnswer answer = stream(
                text(0, "Hi 👋 "),
                text(1, "you"),
                delta(1, "{'citation':{'title':'A','location':{'web':{'url':'https://a.example'}}}}"),
                delta(1, "{'citation':{'title':'B','location':{'documentChar':{'documentIndex':0}}}}"),
                END);
        List<JsonObject> annotations = ((Part.Text) parts(answer).getLast()).annotations();
        assertThat(annotations.getFirst())
                .containsEntry("type", Asking.JSON.make().createValue("url_citation"))
                .containsEntry(
                        "url_citation",
                        Asking.json("{'url':'https://a.example','title':'A','start_index':5,'end_index':8}"));
        assertThat(annotations.getLast().getString("type")).isEqualTo("citation");
    }

    @Test
    @DisplayName("R-01, R-16: what the cache held counts as read, a zero stays a zero, what is absent stays absent")
    void countsWhatTheCacheHeld() {
        Usage usage = stream(
                        text(0, "a"),
                        END,
                        "{'metadata':{'usage':{'inputTokens':10,'outputTokens':2,'totalTokens':47,"
                                + "'cacheReadInputTokens':35,'cacheWriteInputTokens':0},'metrics':{'latencyMs':5}}}")
                .usage()
                .orElseThrow();
        assertThat(usage.input()).hasValue(45);
        assertThat(usage.cached()).hasValue(35);
        assertThat(usage.cacheWritten()).hasValue(0);
        Usage bare = stream(text(0, "a"), END, "{'metadata':{'usage':{'inputTokens':10,'outputTokens':2}}}")
                .usage()
                .orElseThrow();
        assertThat(bare.cached()).isEqualTo(OptionalLong.empty());
        assertThat(bare.total()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void whatAGuardrailDidIsPassedOn() {
        ChatAnswer answer = stream(
                text(0, "Sorry."),
                "{'messageStop':{'stopReason':'guardrail_intervened'}}",
                "{'metadata':{'usage':{'inputTokens':1,'outputTokens':2,'totalTokens':3},'trace':{'guardrail':{'a':1}},"
                        + "'serviceTier':{'type':'default'}}}");
        assertThat(answer.extra())
                .containsEntry("trace", Asking.json("{'guardrail':{'a':1}}"))
                .containsEntry("serviceTier", Asking.json("{'type':'default'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'output':{}}",
                "{'output':{'message':{'content':[{'text':'a'}]}}}",
                "{'stopReason':'end_turn'}",
                "[]"
            })
    @DisplayName("R-08: an answer without content or an end is none")
    void anAnswerWithoutContentOrAnEndIsNone(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.MALFORMED));
    }

    @Test
    void anEmptyAnswerIsStillOne() {
        assertThat(finish(read("{'output':{'message':{'role':'assistant','content':[]}},'stopReason':'end_turn'}"))
                        .reason())
                .isEqualTo(FinishReason.STOP);
    }

    private static List<Part> parts(ChatAnswer answer) {
        return answer.choices().getFirst().message().parts();
    }

    private static Finish finish(ChatAnswer answer) {
        return answer.choices().getFirst().finish().orElseThrow();
    }

    private static ChatAnswer whole(String content, String stop) {
        return read(
                "{'output':{'message':{'role':'assistant','content':[" + content + "]}},'stopReason':'" + stop + "'}");
    }

    private static ChatAnswer read(String body) {
        return ChatAnswer.fold(
                Asking.chunks(
                        CannedVendor.answering(200, body.replace('\'', '"')),
                        Asking.ask(Asking.CLAUDE).build())
                        .stream());
    }

    private static String text(int block, String text) {
        return delta(block, "{'text':'" + text + "'}");
    }

    private static String delta(int block, String delta) {
        return "{'contentBlockDelta':{'contentBlockIndex':" + block + ",'delta':" + delta + "}}";
    }

    private static ChatAnswer stream(String... events) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String event : events) {
            body.writeBytes(new Frames().encode(Asking.json(event)));
        }
        List<ChatChunk> chunks = Asking.chunks(
                CannedHttp.ok(new Frames().mediaType(), body.toByteArray()),
                Asking.ask(Asking.CLAUDE).delivery(Delivery.STREAMED).build());
        return ChatAnswer.fold(chunks.stream());
    }
}
