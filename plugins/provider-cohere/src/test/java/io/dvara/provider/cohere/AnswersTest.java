package io.dvara.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    private static final String START =
            "{'type':'message-start','id':'c1','delta':{'message':{'role':'assistant','content':[]}}}";
    private static final String END = "{'type':'message-end','delta':{'finish_reason':'COMPLETE'}}";

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, STOP",
        "STOP_SEQUENCE, STOP",
        "MAX_TOKENS, LENGTH",
        "TOOL_CALL, TOOL_CALLS",
        "ERROR_TOXIC, CONTENT_FILTER",
        "ERROR_LIMIT, LENGTH",
        "SOMETHING_NEW, OTHER"
    })
    @DisplayName("R-05: each reason for an end is told in the gateway's words")
    void tellsWhyAnAnswerEnded(String word, FinishReason reason) {
        assertThat(ending(word).choices().getFirst().finish().orElseThrow().reason())
                .isEqualTo(reason);
    }

    @Test
    @DisplayName("R-03: arguments that are null, as of a function without any, are an empty object")
    void takesArgumentsThatAreNullForNone() {
        String call = "{'id':'c','type':'function','function':{'name':'f','arguments':'%s'}}";
        ChatAnswer whole = Asking.whole("{'id':'a','message':{'role':'assistant','tool_calls':["
                + call.formatted("null") + "]},'finish_reason':'TOOL_CALL'}");
        ChatAnswer streamed = ChatAnswer.fold(Asking.stream(
                START,
                "{'type':'tool-call-start','index':0,'delta':{'message':{'tool_calls':" + call.formatted("") + "}}}",
                "{'type':'tool-call-delta','index':0,'delta':{'message':{'tool_calls':{'function':{'arguments':'null'}}}}}",
                "{'type':'tool-call-end','index':0}",
                END)
                .stream());
        for (ChatAnswer answer : List.of(whole, streamed)) {
            assertThat(answer.choices().getFirst().message().parts())
                    .first()
                    .isInstanceOfSatisfying(
                            Part.ToolCall.class,
                            made -> assertThat(made.arguments()).isEqualTo("{}"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ERROR, FAILED", "TIMEOUT, TIMED_OUT"})
    @DisplayName("R-08, R-32: an end that tells of a failure is a fault, whole and streamed")
    void takesAFailureForAFault(String word, Fault fault) {
        assertFault(() -> ending(word), fault, word);
        String end = "{'type':'message-end','delta':{'finish_reason':'" + word + "','error':'out of luck'}}";
        assertFault(() -> Asking.stream(START, text(0, "Hel"), end), fault, "out of luck");
    }

    @Test
    @DisplayName("R-32: an error in place of an event is the vendor's error")
    void takesAnErrorInPlaceOfAnEventForTheVendors() {
        assertFault(
                () -> Asking.stream(START, "{'message':'internal server error'}"),
                Fault.FAILED,
                "internal server error");
    }

    @Test
    void readsPlansAndTextsAsBlocksInTheirOrder() {
        Message said = message(Asking.stream(
                START,
                "{'type':'tool-plan-delta','delta':{'message':{'tool_plan':'I will'}}}",
                "{'type':'tool-plan-delta','delta':{'message':{'tool_plan':' look.'}}}",
                call("c1"),
                "{'type':'tool-call-end','index':0}",
                END));
        assertThat(said.parts()).hasSize(2);
        assertThat(said.parts().getFirst()).isEqualTo(new Part.Text("I will look."));
        assertThat(((Part.ToolCall) said.parts().getLast()).arguments()).isEqualTo("{}");
    }

    @Test
    @DisplayName("R-06: an end with calls is one for calls, whatever the vendor says")
    void endsForCallsWhereThereAreCalls() {
        ChatAnswer answer = ChatAnswer.fold(Asking.stream(START, call("c1"), END).stream());
        assertThat(answer.choices().getFirst().finish().orElseThrow().reason()).isEqualTo(FinishReason.TOOL_CALLS);
        Part.ToolCall call =
                (Part.ToolCall) answer.choices().getFirst().message().parts().getFirst();
        assertThat(call.arguments()).as("of a call whose end was not told").isEqualTo("{}");
    }

    @Test
    void tellsSourcesWithAnAddressAsPages() {
        Message said = message(Asking.stream(
                START,
                text(0, "Rome is warm."),
                "{'type':'citation-start','index':0,'delta':{'message':{'citations':{'start':8,'end':12,'text':'warm',"
                        + "'sources':[{'type':'document','id':'d1','document':{'title':'Rome','url':'https://r.example'}}]}}}}",
                END));
        JsonObject annotation =
                ((Part.Text) said.parts().getFirst()).annotations().getFirst();
        assertThat(annotation.getJsonObject("url_citation"))
                .isEqualTo(Asking.json("{'url':'https://r.example','title':'Rome','start_index':8,'end_index':12}"));
        assertThat(annotation.getJsonObject("citation").getString("text")).isEqualTo("warm");
    }

    @Test
    void tellsWhatPlansAndThoughtsCite() {
        String cited = "{'start':0,'end':1,'text':'I','sources':[],'type':'%s'}";
        ChatAnswer answer = Asking.whole("{'id':'c1','message':{'role':'assistant','content':[{'type':'thinking',"
                + "'thinking':'I see'},{'type':'text','text':'Yes'}],'citations':["
                + cited.formatted("THINKING_CONTENT")
                + "," + cited.formatted("PLAN") + "]},'finish_reason':'COMPLETE'}");
        List<Part> parts = answer.choices().getFirst().message().parts();
        assertThat(parts).hasSize(2);
        assertThat(((Part.Text) parts.getLast()).annotations())
                .extracting(annotation -> annotation.getJsonObject("citation").getString("type"))
                .containsExactly("THINKING_CONTENT", "PLAN");
    }

    @Test
    void tellsProbabilitiesInTheWordsOfTheChatDialect() {
        String item = "{'text':'Hi','token_ids':[7,8],'logprobs':[-0.5,-0.25]}";
        String told = "{'content':[{'token':'Hi','logprob':-0.75,'bytes':[72,105],'top_logprobs':[],"
                + "'token_ids':[7,8],'logprobs':[-0.5,-0.25]}]}";
        ChatAnswer whole = Asking.whole("{'id':'c1','message':{'content':[{'type':'text','text':'Hi'}]},"
                + "'finish_reason':'COMPLETE','logprobs':[" + item + "]}");
        assertThat(whole.choices().getFirst().logprobs()).contains(Asking.json(told));
        ChatAnswer streamed = ChatAnswer.fold(Asking.stream(
                START,
                "{'type':'content-delta','index':0,'delta':{'message':{'content':{'text':'Hi'}}},'logprobs':" + item
                        + "}",
                END)
                .stream());
        assertThat(streamed.choices().getFirst().logprobs()).contains(Asking.json(told));
    }

    @Test
    void keepsMembersThatItDoesNotKnow() {
        ChatAnswer answer = Asking.whole("{'id':'c1','message':{'content':[{'type':'text','text':'Hi'}],'mood':'good'},"
                + "'finish_reason':'COMPLETE','meta':{'a':1},'usage':{'tokens':{'input_tokens':1,'output_tokens':2,"
                + "'image_tokens':3},'billed_units':{'search_units':1}}}");
        assertThat(answer.extra()).isEqualTo(Asking.json("{'meta':{'a':1}}"));
        assertThat(answer.choices().getFirst().message().extras().fields()).isEqualTo(Asking.json("{'mood':'good'}"));
        assertThat(answer.usage().orElseThrow().input()).hasValue(4);
        assertThat(answer.usage().orElseThrow().extra())
                .isEqualTo(Asking.json("{'billed_units':{'search_units':1},'tokens':{'image_tokens':3}}"));
    }

    @Test
    void readsAWholeAnswerInPlaceOfAStream() {
        List<ChatChunk> chunks = Asking.chunks(
                CannedVendor.answering(
                        200,
                        "{'id':'c1','message':{'content':[{'type':'text','text':'Hi'}]},'finish_reason':'COMPLETE'}"
                                .replace('\'', '"')),
                Delivery.STREAMED);
        assertThat(message(chunks).text()).isEqualTo("Hi");
    }

    private static ChatAnswer ending(String word) {
        return Asking.whole(
                "{'id':'c1','message':{'content':[{'type':'text','text':'Hi'}]},'finish_reason':'" + word + "'}");
    }

    private static String text(int index, String text) {
        return "{'type':'content-delta','index':" + index + ",'delta':{'message':{'content':{'text':'" + text + "'}}}}";
    }

    private static String call(String id) {
        return "{'type':'tool-call-start','index':0,'delta':{'message':{'tool_calls':{'id':'" + id
                + "','type':'function','function':{'name':'time','arguments':''}}}}}";
    }

    private static Message message(List<ChatChunk> chunks) {
        return ChatAnswer.fold(chunks.stream()).choices().getFirst().message();
    }

    private static void assertFault(Runnable reading, Fault fault, String words) {
        assertThatThrownBy(reading::run)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(fault));
    }
}
