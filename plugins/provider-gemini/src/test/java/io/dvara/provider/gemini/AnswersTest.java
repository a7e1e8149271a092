package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "MAX_TOKENS, LENGTH",
        "SAFETY, CONTENT_FILTER",
        "RECITATION, CONTENT_FILTER",
        "BLOCKLIST, CONTENT_FILTER",
        "PROHIBITED_CONTENT, CONTENT_FILTER",
        "SPII, CONTENT_FILTER",
        "MODEL_ARMOR, CONTENT_FILTER",
        "IMAGE_SAFETY, CONTENT_FILTER",
        "IMAGE_PROHIBITED_CONTENT, CONTENT_FILTER",
        "IMAGE_RECITATION, CONTENT_FILTER",
        "LANGUAGE, OTHER",
        "TOO_MANY_TOOL_CALLS, OTHER",
        "NO_IMAGE, OTHER",
        "A_NEW_REASON, OTHER"
    })
    @DisplayName("R-05: every reason of the vendor has its place, and its own word stays")
    void everyReasonHasItsPlace(String word, FinishReason reason) {
        Finish finish = Reading.whole(
                        "{'candidates':[{'content':{'parts':[{'text':'a'}]},'finishReason':'" + word + "'}]}")
                .choice()
                .finish()
                .orElseThrow();
        assertThat(finish).isEqualTo(new Finish(reason, Optional.of(word), Optional.empty()));
    }

    @Test
    void showsPicturesAsClientsOfTheChatDialectKnowThem() {
        String part = "{'inlineData':{'mimeType':'image/png','data':'QUJD'},'thoughtSignature':'sig'}";
        String draft = "{'inlineData':{'mimeType':'image/png','data':'WFla'},'thought':true}";
        ChatAnswer.Choice choice = Reading.pieces(
                        "{'candidates':[{'content':{'parts':[" + draft + ",{'text':'A cat.'}," + part + "]}}]}",
                        "{'candidates':[{'content':{'parts':[" + part + "]},'finishReason':'STOP'}]}")
                .choice();
        String image = "{'type':'image_url','image_url':{'url':'data:image/png;base64,QUJD'},'index':%d,"
                + "'extra_content':{'google':{'thought_signature':'sig'}}}";
        assertThat(choice.message().extras().fields().toString().replace('"', '\''))
                .isEqualTo("{'images':[" + image.formatted(0) + "," + image.formatted(1) + "]}");
        Message back = new Message(
                Role.ASSISTANT,
                List.of(new Part.Text("A cat.")),
                Optional.empty(),
                choice.message().extras());
        Sending sent = Sending.of(Sending.ask(Sending.BUDGETED, Sending.said(Role.USER, new Part.Text("Draw")), back));
        assertThat(sent.member("contents")).contains("{'text':'A cat.'}," + part + "," + part);
        assertThat(sent.dropped()).isEmpty();
    }

    @Test
    void placesSourcesByTheWordsThatTheySupportWhereTheNumbersAreWrong() {
        JsonObject citation = ((Part.Text)
                        Reading.whole("{'candidates':[{'content':{'parts':[{'text':'Grüße an alle.'}]},"
                                        + "'finishReason':'STOP','groundingMetadata':{'groundingChunks':[{'web':{'uri':'u'}}],"
                                        + "'groundingSupports':[{'segment':{'startIndex':1,'endIndex':9,'text':'Grüße'},"
                                        + "'groundingChunkIndices':[0]}]}}]}")
                                .parts()
                                .getFirst())
                .annotations()
                .getFirst()
                .getJsonObject("url_citation");
        assertThat(citation.getInt("start_index")).isZero();
        assertThat(citation.getInt("end_index")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "UNEXPECTED_TOOL_CALL"})
    @DisplayName("R-08: an end because of something that is of no use is a failure, which may be tried again")
    void takesAnEndBecauseOfSomethingOfNoUseForAFailure(String word) {
        String answer = "{'candidates':[{'content':{'parts':[{'text':'a'}]},'finishReason':'" + word + "'}]}";
        assertThatThrownBy(() -> Reading.whole(answer))
                .hasMessageContaining(word)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.FAILED));
        assertThatThrownBy(() -> Reading.pieces(answer)).isInstanceOf(ProviderException.class);
    }

    @Test
    @DisplayName("R-05: models that say the reason with every piece end once")
    void reasonsWithEveryPieceEndOnce() {
        Reading.Answer answer = Reading.pieces(
                "{'candidates':[{'content':{'parts':[{'text':'a'}]},'finishReason':'STOP'}]}",
                "{'candidates':[{'content':{'parts':[{'text':'b'}]},'finishReason':'STOP'}]}");
        assertThat(answer.choice().message().text()).isEqualTo("ab");
        assertThat(answer.chunks().stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .filter(choice -> choice.finish().isPresent()))
                .hasSize(1);
    }

    @Test
    void aBlockedPromptEndsByTheFilter() {
        String blocked = "{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'},"
                + "'usageMetadata':{'promptTokenCount':5,'totalTokenCount':5},'modelVersion':'m'}";
        assertThat(Reading.whole(blocked).choice().finish())
                .contains(new Finish(FinishReason.CONTENT_FILTER, Optional.of("PROHIBITED_CONTENT"), Optional.empty()));
        Reading.Answer streamed = Reading.pieces(blocked);
        assertThat(streamed.choice().finish().map(Finish::reason)).contains(FinishReason.CONTENT_FILTER);
        assertThat(streamed.folded().usage().map(Usage::output)).contains(OptionalLong.empty());
        assertThat(streamed.folded().extra()).containsKey("promptFeedback");
    }

    @Test
    @DisplayName("R-08: an answer without a reason for its end is none")
    void anAnswerWithoutAnEndIsNone() {
        assertThatThrownBy(() -> Reading.whole("{'candidates':[{'content':{'parts':[{'text':'a'}]}}]}"))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.MALFORMED));
        assertThatThrownBy(() -> Reading.stream("[{'candidates':[{'content':{'parts':[{'text':'a'}]}}]}]"))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.BROKEN));
    }

    @Test
    void whatTheVendorRanIsNoCallForTheClient() {
        Reading.Answer answer = Reading.whole("{'candidates':[{'content':{'parts':["
                + "{'executableCode':{'language':'PYTHON','code':'1+1'}},"
                + "{'codeExecutionResult':{'outcome':'OUTCOME_OK','output':'2'}},{'text':'2'}]},"
                + "'finishReason':'STOP'}]}");
        assertThat(answer.parts())
                .containsExactly(
                        new Part.Opaque(Sending.json("{'executableCode':{'language':'PYTHON','code':'1+1'}}")),
                        new Part.Opaque(Sending.json("{'codeExecutionResult':{'outcome':'OUTCOME_OK','output':'2'}}")),
                        new Part.Text("2"));
        assertThat(answer.choice().finish().map(Finish::reason)).contains(FinishReason.STOP);
    }

    @Test
    @DisplayName("R-01, R-16: thoughts count as output, prompts of the vendor's tools as input, a zero stays a zero")
    void countsAllThatIsUsed() {
        Usage usage = Reading.whole("{'candidates':[{'finishReason':'STOP'}],'usageMetadata':{'promptTokenCount':10,"
                        + "'toolUsePromptTokenCount':5,'candidatesTokenCount':7,'thoughtsTokenCount':3,"
                        + "'cachedContentTokenCount':0,'totalTokenCount':25,"
                        + "'promptTokensDetails':[{'modality':'AUDIO','tokenCount':4}]}}")
                .folded()
                .usage()
                .orElseThrow();
        assertThat(usage.input()).hasValue(15);
        assertThat(usage.output()).hasValue(10);
        assertThat(usage.reasoning()).hasValue(3);
        assertThat(usage.cached()).hasValue(0);
        assertThat(usage.total()).hasValue(25);
        assertThat(usage.audioInput()).hasValue(4);
        assertThat(usage.audioOutput()).isEmpty();
        assertThat(usage.extra().getInt("toolUsePromptTokenCount")).isEqualTo(5);
    }

    @Test
    void tellsSeveralAnswersApart() {
        Reading.Answer answer = Reading.pieces(
                "{'candidates':[{'index':0,'content':{'parts':[{'text':'a'}]}},"
                        + "{'index':1,'content':{'parts':[{'text':'x'}]},'finishReason':'STOP'}]}",
                "{'candidates':[{'index':0,'content':{'parts':[{'text':'b'}]},'finishReason':'MAX_TOKENS'}]}");
        assertThat(answer.folded().choices())
                .extracting(
                        choice -> choice.message().text(),
                        choice -> choice.finish().orElseThrow().reason())
                .containsExactly(tuple("ab", FinishReason.LENGTH), tuple("x", FinishReason.STOP));
    }

    @Test
    void tellsProbabilitiesInTheWordsOfTheChatDialect() {
        assertThat(Reading.whole("{'candidates':[{'content':{'parts':[{'text':'Hi'}]},'finishReason':'STOP',"
                                + "'logprobsResult':{'chosenCandidates':[{'token':'Hi','logProbability':-0.5}],"
                                + "'topCandidates':[{'candidates':[{'token':'Hi','logProbability':-0.5},"
                                + "{'token':'Ho','logProbability':-1.5}]}]}}]}")
                        .choice()
                        .logprobs())
                .contains(Sending.json("{'content':[{'token':'Hi','logprob':-0.5,'bytes':[72,105],'top_logprobs':["
                        + "{'token':'Hi','logprob':-0.5,'bytes':[72,105]},"
                        + "{'token':'Ho','logprob':-1.5,'bytes':[72,111]}]}]}"));
    }

    @Test
    @DisplayName("places of sources are counted in characters, not in bytes")
    void countsPlacesOfSourcesInCharacters() {
        Part.Text text = (Part.Text) Reading.whole("{'candidates':[{'content':{'parts':[{'text':'Grüße 👋 you'}]},"
                        + "'finishReason':'STOP','groundingMetadata':{"
                        + "'groundingChunks':[{'web':{'uri':'https://a.example','title':'A'}}],"
                        + "'groundingSupports':[{'segment':{'startIndex':13,'endIndex':16},"
                        + "'groundingChunkIndices':[0]}]}}]}")
                .parts()
                .getFirst();
        assertThat(text.annotations())
                .containsExactly(Sending.json("{'type':'url_citation','url_citation':{'url':'https://a.example',"
                        + "'title':'A','start_index':8,'end_index':11}}"));
    }
}
