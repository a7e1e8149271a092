package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an upstream streams beside the text, to clients of each dialect. */
@ExtendWith(TwoUpstreams.class)
class BesideTextTest {

    private static final Script CALL = Script.events()
            .event(delta("'role':'assistant','content':null,'function_call':{'name':'f','arguments':''}", "null"))
            .event(delta("'function_call':{'arguments':'{}'}", "null"))
            .event(delta("", "'function_call'"))
            .event("[DONE]");
    private static final Script SOUND = Script.events()
            .event(delta("'role':'assistant','audio':{'id':'audio_1','transcript':'Hi'}", "null"))
            .event(delta("'audio':{'data':'QUJD'}", "null"))
            .event(delta("", "'stop'"))
            .event("[DONE]");

    private final TwoUpstreams.Pair pair;

    BesideTextTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    @ParameterizedTest
    @CsvSource({
        "messages, tool_use, message_stop",
        "responses, function_call, response.completed",
        "chat/completions, function_call, [DONE]"
    })
    @DisplayName("R-03, R-06: a call in the retired form reaches clients of every dialect")
    void aCallInTheRetiredFormReachesEveryClient(String path, String word, String end) {
        String body = streamed(path, CALL);
        assertThat(body).contains(word).contains("\"f\"").contains("{}").contains(end);
    }

    @ParameterizedTest
    @CsvSource({"messages, message_stop", "responses, response.completed"})
    @DisplayName("R-08: sound never ends as if nothing were missing where the dialect has no form for it")
    void soundWithoutAFormEndsInAnError(String path, String end) {
        assertThat(streamed(path, SOUND)).contains("/v1/chat/completions").doesNotContain(end);
    }

    @Test
    void soundReachesClientsOfChats() {
        assertThat(streamed("chat/completions", SOUND)).contains("audio_1", "QUJD", "[DONE]");
    }

    private String streamed(String path, Script script) {
        String model = pair.model("solo");
        pair.first(model, script);
        String asked = path.equals("responses")
                ? "'input':'Hi'"
                : "'max_tokens':9,'messages':[{'role':'user','content':'Hi'}]";
        HttpResponse<String> answer = Http.post(
                pair.server().uri("/v1/" + path),
                ("{'model':'" + model + "','stream':true," + asked + "}").replace('\'', '"'));
        return answer.body();
    }

    private static String delta(String members, String finish) {
        return ("{'id':'c','object':'chat.completion.chunk','created':1,'model':'m','choices':[{'index':0,'delta':{"
                        + members + "},'finish_reason':" + finish + "}]}")
                .replace('\'', '"');
    }
}
