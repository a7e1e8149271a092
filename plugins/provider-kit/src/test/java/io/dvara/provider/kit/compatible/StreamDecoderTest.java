package io.dvara.provider.kit.compatible;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedHttp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamDecoderTest {

    private static final String TEXT = chunk("{'content':'hi'}", "null");
    private static final String END_OF_CALLS = "'tool_calls'";
    private static final String END = chunk("{}", "'stop'");

    @ParameterizedTest
    @ValueSource(strings = {"", "data: [DONE]\n\n", "data: [DONE]\n\ndata: {'error':'late'}\n\nnonsense"})
    @DisplayName("R-32: takes an end without an end mark, and nothing after it")
    void takesAnyEndAfterAFinishReason(String end) {
        ChatAnswer answer = fold(TEXT + END + end);
        assertThat(answer.choices().getFirst().message().text()).isEqualTo("hi");
        assertThat(answer.choices().getFirst().finish()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: [DONE]\n\n"})
    @DisplayName("R-05: invents no finish reason")
    void endsWithoutAFinishReasonWhenThereIsNone(String end) {
        assertThat(fold(TEXT + end).choices().getFirst().finish()).isEmpty();
        assertThat(fold(": ping\n\n" + end).choices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"error, FAILED", "network_error, FAILED", "abort, FAILED", "insufficient_system_resource, UNAVAILABLE"})
    @DisplayName("R-08: an end that tells of a failure is one")
    void takesAnEndThatTellsOfAFailureForOne(String word, Fault fault) {
        assertFails(TEXT + chunk("{}", "'" + word + "'"), fault);
        assertFails(
                "{'id':'1','choices':[{'index':0,'message':{'content':'hi'},'finish_reason':'" + word + "'}]}", fault);
    }

    @Test
    @DisplayName("R-32: a stream that is whole JSON is none, so that another provider may serve")
    void takesAWholeAnswerForNoStream() {
        assertFails(
                "{'id':'1','choices':[{'index':0,'message':{'content':'hi'},'finish_reason':'stop'}]}",
                Fault.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|MALFORMED",
                "<html>busy</html>|MALFORMED",
                "{'choices':[]}|MALFORMED",
                "{'choices':[|MALFORMED",
                "{'error':{'message':'m'}}|FAILED",
                "{'error':{'message':'m','code':'rate_limit_exceeded','type':'rate_limit_error'}}|RATE_LIMITED"
            })
    void refusesWhatIsNeitherAStreamNorAnAnswer(String body, Fault fault) {
        assertFails(body, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data: {'error':{'message':'m','status_code':400}}|REJECTED",
                "data: {'error':{'message':'m','code':'context_length_exceeded'}}|CONTEXT_WINDOW_EXCEEDED",
                "data: {'error':{'message':'m','type':'server_error'},'choices':[]}|FAILED",
                "event: error\\ndata: {'message':'m'}|FAILED",
                "data: {'choices'|MALFORMED",
                "data: 7|MALFORMED"
            })
    @DisplayName("R-08: an error or nonsense within a stream ends it in an exception")
    void failsByAnErrorWithinTheStream(String event, Fault fault) {
        assertFails(TEXT + event.replace("\\n", "\n") + "\n\n", fault);
    }

    @Test
    void joinsAChunkWithoutChoicesToTheNext() {
        List<ChatChunk> chunks = chunks("data: {'id':'','model':'','choices':[],'filter':[1]}\n\n" + TEXT + END);
        assertThat(chunks)
                .hasSize(2)
                .allSatisfy(chunk -> assertThat(chunk.choices()).isNotEmpty());
        assertThat(chunks.getFirst().extra()).containsKeys("filter", "new");
        assertThat(chunks.getFirst().head()).isPresent();
    }

    @Test
    void takesAnEmptyFinishReasonForNone() {
        assertThat(fold(chunk("{'content':'hi'}", "''") + END)
                        .choices()
                        .getFirst()
                        .finish())
                .hasValueSatisfying(finish -> assertThat(finish.reason()).isEqualTo(FinishReason.STOP));
    }

    @ParameterizedTest
    @DisplayName("R-05: ends after the last call where a vendor tells the end with each")
    @ValueSource(
            strings = {
                "{'choices':[{'index':0,'delta':{},'finish_reason':'tool_calls'}]}",
                "{'choices':[],'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3}}",
                "[DONE]"
            })
    void endsAfterTheLastCall(String last) {
        String first =
                chunk("{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}]}", END_OF_CALLS);
        String second =
                chunk("{'tool_calls':[{'index':1,'id':'b','function':{'name':'g','arguments':'{}'}}]}", END_OF_CALLS);
        List<ChoiceDelta> choices = chunks(first + second + "data: " + last.replace('\'', '"') + "\n\n").stream()
                .flatMap(chunk -> chunk.choices().stream())
                .toList();
        assertThat(choices).filteredOn(choice -> choice.finish().isPresent()).containsExactly(choices.getLast());
        assertThat(choices.getLast().deltas()).isEmpty();
    }

    @Test
    void tellsAFinishReasonOnce() {
        assertThat(chunks(TEXT + END + END).stream()
                        .filter(chunk -> chunk.choices().getFirst().finish().isPresent()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // with index and id
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{'}} {'index':0,'function':{'arguments':'}'}}"
                        + " {'index':1,'id':'b','function':{'name':'g','arguments':'{}'}}",
                // the id repeated, the name empty
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{'}}"
                        + " {'index':0,'id':'a','function':{'name':'','arguments':'}'}}"
                        + " {'index':1,'id':'b','function':{'name':'g','arguments':'{}'}}",
                // without index
                "{'id':'a','function':{'name':'f','arguments':'{'}} {'function':{'arguments':'}'}}"
                        + " {'id':'b','function':{'name':'g','arguments':'{}'}}",
                // index 0 for all
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}"
                        + " {'index':0,'id':'b','function':{'name':'g','arguments':'{'}}"
                        + " {'index':0,'function':{'arguments':'}'}}",
                // arguments that are an object
                "{'id':'a','function':{'name':'f','arguments':{}}} {'id':'b','function':{'name':'g','arguments':{}}}"
            })
    @DisplayName("R-03: tells calls apart, with id and name once each")
    void tellsToolCallsApart(String pieces) {
        StringBuilder body = new StringBuilder();
        for (String piece : pieces.split(" ")) {
            body.append(chunk("{'tool_calls':[" + piece + "]}", "null"));
        }
        List<ChatChunk> chunks = chunks(body.toString() + chunk("{}", "'tool_calls'"));
        assertThat(ChatAnswer.fold(chunks.stream())
                        .choices()
                        .getFirst()
                        .message()
                        .parts())
                .extracting(Part.ToolCall.class::cast)
                .extracting(call -> call.id() + call.name() + call.arguments())
                .containsExactly("af{}", "bg{}");
        assertThat(deltas(chunks).filter(call -> call.id().isPresent())).hasSize(2);
        assertThat(deltas(chunks).filter(call -> call.name().isPresent())).hasSize(2);
        assertThat(deltas(chunks).map(Delta.ToolCall::index).distinct()).containsExactly(0, 1);
    }

    @Test
    void readsCallsWithoutIdsAndIndexes() {
        ChatAnswer answer = fold(chunk(
                        "{'tool_calls':[{'function':{'name':'f','arguments':'{}'}},{'function':{'name':'g','arguments':''}}]}",
                        "null")
                + END);
        assertThat(answer.choices().getFirst().message().parts())
                .extracting(Part.ToolCall.class::cast)
                .extracting(Part.ToolCall::name)
                .containsExactly("f", "g");
    }

    @Test
    void tellsReferencesAmongTheContentAsCitationsOfTheText() {
        ChatAnswer answer = fold(chunk(
                        "{'content':[{'type':'text','text':'a'},{'type':'reference','reference_ids':[1]},"
                                + "{'type':'text','text':'b'}]}",
                        "null")
                + END);
        Part.Text text =
                (Part.Text) answer.choices().getFirst().message().parts().getFirst();
        assertThat(text.text()).isEqualTo("ab");
        assertThat(text.annotations()).hasSize(1).first().asString().contains("reference_ids");
    }

    @Test
    void tellsThePieceWhereTheMessageSoFarStandsBesideIt() {
        String both =
                "data: {'id':'1','choices':[{'index':0,'delta':{'content':'%s'},'message':{'content':'%s'}}]}\n\n";
        ChatAnswer answer = fold(both.formatted("a", "a") + both.formatted("b", "ab") + END);
        assertThat(answer.choices().getFirst().message().text()).isEqualTo("ab");
    }

    @Test
    void tellsTheWholeMessageWhereAnEmptyPieceStandsBesideIt() {
        byte[] body =
                "{'choices':[{'index':0,'delta':{'content':''},'message':{'content':'ab'},'finish_reason':'stop'}]}"
                        .replace('\'', '"')
                        .getBytes(UTF_8);
        List<ChatChunk> chunks =
                Recorded.chunks(Variation.NONE, CannedHttp.ok("application/json", body), Delivery.WHOLE);
        assertThat(ChatAnswer.fold(chunks.stream())
                        .choices()
                        .getFirst()
                        .message()
                        .text())
                .isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource({"STOP,STOP", "MAX_TOKENS,LENGTH", "eos_token,STOP", "stop_sequence,STOP", "Length,LENGTH"})
    @DisplayName("R-05: knows the words for an end that other servers of this API use")
    void knowsFurtherWordsForAnEnd(String word, FinishReason reason) {
        assertThat(fold(chunk("{'content':'hi'}", "'null'") + chunk("{}", "'" + word + "'"))
                        .choices()
                        .getFirst()
                        .finish())
                .hasValueSatisfying(finish -> assertThat(finish.reason()).isEqualTo(reason));
    }

    @Test
    void keepsUnknownMembersAtEveryLevel() {
        ChatAnswer answer = fold("data: {'id':'1','top':1,'choices':[{'index':0,'c':2,'delta':{'content':'x','d':3,"
                + "'tool_calls':[{'index':0,'id':'a','t':4,'function':{'name':'f','arguments':'{}','u':5}}]}}],"
                + "'usage':{'prompt_tokens':1,'v':6,'prompt_tokens_details':{'cached_tokens':0,'w':7}}}\n\n");
        ChatAnswer.Choice choice = answer.choices().getFirst();
        assertThat(answer.extra()).containsOnlyKeys("top");
        assertThat(choice.extra()).containsOnlyKeys("c");
        assertThat(choice.message().extras().fields()).containsOnlyKeys("d");
        assertThat(choice.message().parts().getLast().extras().fields())
                .hasToString("{\"t\":4,\"function\":{\"u\":5}}");
        assertThat(answer.usage().orElseThrow().extra()).hasToString("{\"v\":6,\"prompt_tokens_details\":{\"w\":7}}");
        assertThat(answer.usage().orElseThrow().cached()).hasValue(0);
    }

    private static Stream<Delta.ToolCall> deltas(List<ChatChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.deltas().stream())
                .map(Delta.ToolCall.class::cast);
    }

    private static void assertFails(String body, Fault fault) {
        assertThatThrownBy(() -> chunks(body))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private static ChatAnswer fold(String body) {
        return ChatAnswer.fold(chunks(body).stream());
    }

    private static List<ChatChunk> chunks(String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
        return Recorded.chunks(Variation.NONE, CannedHttp.ok("text/event-stream", bytes), Delivery.STREAMED);
    }

    private static String chunk(String delta, String finish) {
        return "data: {'id':'1','model':'m','new':0,'choices':[{'index':0,'delta':" + delta + ",'finish_reason':"
                + finish + "}]}\n\n";
    }
}
