package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDecoderTest {

    private static final String TEXT = "{'type':'text','text':''}";
    private static final String HELLO = "{'type':'text_delta','text':'Hello'}";

    @ParameterizedTest
    @DisplayName("R-05: every reason of the vendor has its finish reason")
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "tool_use, TOOL_CALLS",
        "refusal, CONTENT_FILTER",
        "pause_turn, PAUSED",
        "compaction, OTHER"
    })
    void tellsWhyAnAnswerEnded(String vendor, FinishReason expected) {
        ChatAnswer.Choice choice =
                Streaming.answer().block(0, TEXT, HELLO).end(vendor).choice();
        assertThat(choice.finish()).hasValueSatisfying(finish -> {
            assertThat(finish.reason()).isEqualTo(expected);
            assertThat(finish.vendorReason()).contains(vendor);
        });
    }

    @Test
    @DisplayName("R-03: two calls in one answer have the indexes 0 and 1, and one without arguments an empty object")
    void keepsParallelCallsApart() {
        List<Part> parts = Streaming.answer()
                .block(0, TEXT, HELLO)
                .block(
                        1,
                        "{'type':'tool_use','id':'a','name':'f','input':{},'caller':{'type':'direct'}}",
                        "{'type':'input_json_delta','partial_json':''}",
                        "{'type':'input_json_delta','partial_json':'[1'}",
                        "{'type':'input_json_delta','partial_json':']'}")
                .block(2, "{'type':'tool_use','id':'b','name':'g','input':{}}")
                .end("tool_use")
                .parts();
        assertThat(parts).hasSize(3);
        assertThat((Part.ToolCall) parts.get(1)).satisfies(call -> {
            assertThat(call.arguments()).isEqualTo("[1]");
            assertThat(call.extras().fields()).isEqualTo(json("{'caller':{'type':'direct'}}"));
        });
        assertThat(((Part.ToolCall) parts.get(2)).arguments()).isEqualTo("{}");
    }

    @Test
    @DisplayName("R-20: thoughts come out readable, signed or sealed, also when nothing of them may be read")
    void tellsThoughtsOfEveryKind() {
        List<Part> parts = Streaming.answer()
                .block(
                        0,
                        "{'type':'thinking','thinking':'','signature':''}",
                        "{'type':'thinking_delta','thinking':'Hm'}",
                        "{'type':'signature_delta','signature':'s1'}")
                .block(1, "{'type':'redacted_thinking','data':'sealed'}")
                .block(2, "{'type':'thinking','thinking':''}", "{'type':'signature_delta','signature':'s2'}")
                .end("end_turn")
                .parts();
        assertThat(parts)
                .containsExactly(
                        new Part.Reasoning("Hm", Optional.of("s1"), Optional.empty(), Extras.NONE),
                        new Part.Reasoning("", Optional.empty(), Optional.of("sealed"), Extras.NONE),
                        new Part.Reasoning("", Optional.of("s2"), Optional.empty(), Extras.NONE));
    }

    @Test
    void takesAnAnswerForWholeWhateverComesAfterItsEnd() {
        List<ChatChunk> whole =
                Streaming.answer().block(0, TEXT, HELLO).end("end_turn").chunks();
        Streaming more =
                Streaming.answer().block(0, TEXT, HELLO).end("end_turn").event("not JSON");
        assertThat(more.chunks()).isEqualTo(whole);
    }

    @Test
    void sendsNoEmptyPieceOfArguments() {
        List<Delta> deltas = Streaming.answer()
                .block(
                        0,
                        "{'type':'tool_use','id':'a','name':'f','input':{}}",
                        "{'type':'input_json_delta','partial_json':''}",
                        "{'type':'input_json_delta','partial_json':'{}'}")
                .end("tool_use")
                .deltas();
        assertThat(deltas).hasSize(2);
        assertThat(((Delta.ToolCall) deltas.get(1)).arguments()).isEqualTo("{}");
    }

    @Test
    void neverShowsAToolOfTheVendorAsACallForTheClient() {
        List<Part> parts = Streaming.answer()
                .block(
                        0,
                        "{'type':'server_tool_use','id':'s','name':'web_search','input':{}}",
                        "{'type':'input_json_delta','partial_json':'{\\'query\\':'}",
                        "{'type':'input_json_delta','partial_json':'1}'}")
                .block(1, "{'type':'web_search_tool_result','tool_use_id':'s','content':[]}")
                .block(2, "{'type':'new_kind','note':'a'}", "{'type':'new_delta','note':'b','n':1}")
                .end("end_turn")
                .parts();
        assertThat(parts)
                .containsExactly(
                        opaque("{'type':'server_tool_use','id':'s','name':'web_search','input':{'query':1}}"),
                        opaque("{'type':'web_search_tool_result','tool_use_id':'s','content':[]}"),
                        opaque("{'type':'new_kind','note':'ab','n':1}"));
    }

    @Test
    void tellsCitationsInTheWordsOfTheChatDialectAndKeepsTheVendorsOwn() {
        String web = "{'type':'web_search_result_location','url':'https://a.example','title':'A','cited_text':'x'}";
        String page = "{'type':'page_location','document_index':0,'start_page_number':1}";
        List<Part> parts = Streaming.answer()
                .block(0, TEXT, "{'type':'text_delta','text':'Grüße 👋 '}")
                .block(
                        1,
                        "{'type':'text','text':'','citations':[]}",
                        "{'type':'citations_delta','citation':" + web + "}",
                        "{'type':'citations_delta','citation':" + page + "}",
                        HELLO)
                .end("end_turn")
                .parts();
        assertThat(((Part.Text) parts.get(1)).annotations())
                .containsExactly(
                        json("{'type':'url_citation','url_citation':{'url':'https://a.example','title':'A',"
                                + "'start_index':8,'end_index':13},'citation':" + web + "}"),
                        json("{'type':'citation','citation':" + page + "}"));
    }

    @Test
    void answersWithTheArgumentsOfTheReservedToolAndDropsTheWordsAroundThem() {
        Streaming answer = Streaming.answer()
                .toAJsonRequest("claude-3-7-sonnet")
                .block(0, TEXT, "{'type':'text_delta','text':'Here it is:'}")
                .block(
                        1,
                        "{'type':'tool_use','id':'a','name':'dvara_json_answer','input':{}}",
                        "{'type':'input_json_delta','partial_json':'{\\'a\\''}",
                        "{'type':'input_json_delta','partial_json':':1}'}")
                .end("tool_use");
        assertThat(answer.parts()).containsExactly(new Part.Text("{\"a\":1}"));
        assertThat(answer.deltas()).as("pieces as they came").hasSize(2);
        assertThat(answer.choice().finish().orElseThrow().reason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void passesTextOnThatTurnsOutToBeTheAnswer() {
        Streaming answer = Streaming.answer()
                .toAJsonRequest(Sending.NEWEST)
                .block(0, TEXT, "{'type':'text_delta','text':'{}'}")
                .end("end_turn");
        assertThat(answer.parts()).containsExactly(new Part.Text("{}"));
    }

    @Test
    void leavesCallsOfTheClientsToolsBesideAReservedToolAlone() {
        Streaming answer = Streaming.answer()
                .toAJsonRequest("claude-3-7-sonnet")
                .block(0, TEXT, HELLO)
                .block(1, "{'type':'tool_use','id':'a','name':'f','input':{}}")
                .end("tool_use");
        assertThat(Streaming.texts(answer.parts())).containsExactly("Hello");
        assertThat(answer.choice().finish().orElseThrow().reason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    @DisplayName("R-16: input holds what was read from and written to the cache, and the last usage counts")
    void countsCacheReadsAndWritesAsInput() {
        Streaming stream = new Streaming()
                .event("{'type':'message_start','message':{'id':'m','model':'c','content':[],'usage':"
                        + "{'input_tokens':1,'cache_read_input_tokens':20,'cache_creation_input_tokens':300,"
                        + "'output_tokens':1,'cache_creation':{'ephemeral_1h_input_tokens':300}}}}")
                .event("{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'input_tokens':2,"
                        + "'cache_read_input_tokens':null,'output_tokens':7,"
                        + "'output_tokens_details':{'thinking_tokens':5,'new':1}}}")
                .event("{'type':'message_stop'}");
        Usage usage = ChatAnswer.fold(stream.chunks().stream()).usage().orElseThrow();
        assertThat(usage.input()).hasValue(322);
        assertThat(usage.cached()).hasValue(20);
        assertThat(usage.cacheWritten()).hasValue(300);
        assertThat(usage.output()).hasValue(7);
        assertThat(usage.reasoning()).hasValue(5);
        assertThat(usage.total()).isEqualTo(OptionalLong.empty());
        assertThat(usage.extra())
                .isEqualTo(json(
                        "{'cache_creation':{'ephemeral_1h_input_tokens':300}," + "'output_tokens_details':{'new':1}}"));
    }

    @Test
    void tellsWhatAConversationWasCompactedToWhole() {
        List<Part> parts = Streaming.answer()
                .block(0, "{'type':'compaction','content':null}", "{'type':'compaction_delta','content':'They met.'}")
                .block(1, TEXT, HELLO)
                .end("end_turn")
                .parts();
        assertThat(parts)
                .containsExactly(
                        new Part.Opaque(json("{'type':'compaction','content':'They met.'}")), new Part.Text("Hello"));
    }

    @Test
    void beginsOnceWhenTheVendorSaysItsBeginningTwice() {
        Streaming stream = Streaming.answer()
                .event("{'type':'message_start','message':{'id':'msg_1','type':'message','role':'assistant',"
                        + "'model':'claude','content':[],'usage':{'input_tokens':3,'output_tokens':1}}}")
                .block(0, TEXT, HELLO)
                .end("end_turn");
        ChatAnswer answer = ChatAnswer.fold(stream.chunks().stream());
        assertThat(answer.choices().getFirst().message().text()).isEqualTo("Hello");
        assertThat(answer.head().id()).contains("msg_1");
        assertThat(answer.usage())
                .contains(Usage.of(3, 9).vary().total(OptionalLong.empty()).build());
    }

    @Test
    void keepsUnknownMembersOfMessageAndDelta() {
        Streaming stream = new Streaming()
                .event("{'type':'message_start','message':{'id':'m','model':'c','content':[],'new':1}}")
                .event("{'type':'surprise'}")
                .event("{'type':'message_delta','delta':{'stop_reason':'refusal','stop_details':{'category':'bio'},"
                        + "'container':{'id':'c1'}},'context_management':{'applied_edits':[]}}")
                .event("{'type':'message_stop','metrics':{'n':1}}");
        JsonObject extra = ChatAnswer.fold(stream.chunks().stream()).extra();
        assertThat(extra)
                .isEqualTo(json("{'new':1,'context_management':{'applied_edits':[]},"
                        + "'stop_details':{'category':'bio'},'container':{'id':'c1'},'metrics':{'n':1}}"));
    }

    @Test
    void readsAWholeAnswerToAStreamedRequest() {
        String whole = "{\"type\":\"message\",\"id\":\"m\",\"model\":\"c\",\"stop_reason\":\"end_turn\","
                + "\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]}";
        var chunks = Asking.chat(
                CannedVendor.answering(200, whole),
                Sending.ask(Sending.BUDGETED).delivery(Delivery.STREAMED).build());
        assertThat(ChatAnswer.fold(chunks.stream())
                        .choices()
                        .getFirst()
                        .message()
                        .text())
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource({"overloaded_error, UNAVAILABLE", "rate_limit_error, RATE_LIMITED", "api_error, FAILED"})
    void tellsAnErrorWithinAStreamByItsFault(String type, Fault fault) {
        Streaming stream = Streaming.answer()
                .block(0, TEXT, HELLO)
                .event("{'type':'error','error':{'type':'" + type + "','message':'Too much'},'request_id':'r'}");
        assertThatThrownBy(stream::chunks).isInstanceOfSatisfying(ProviderException.class, failure -> {
            assertThat(failure.fault()).isEqualTo(fault);
            assertThat(failure.getMessage()).contains("Too much");
        });
    }

    @Test
    void refusesADeltaOfABlockThatHasNotBegun() {
        Streaming stream = Streaming.answer().event("{'type':'content_block_delta','index':4,'delta':" + HELLO + "}");
        assertThatThrownBy(stream::chunks)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.MALFORMED));
    }

    private static Part opaque(String value) {
        return new Part.Opaque(json(value));
    }
}
