package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Counts and shortened conversations, of a vendor that has the Responses API and of one that has not. */
@ExtendWith(TwoUpstreams.class)
class ResponsesPromptsTest {

    private final TwoUpstreams.Pair pair;

    ResponsesPromptsTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    @Test
    void aVendorThatHasTheApiCounts() {
        String model = pair.model("own");
        pair.first(model, Script.json(200, "{\"object\":\"response.input_tokens\",\"input_tokens\":11}"));
        HttpResponse<String> answer = ask("input_tokens", model);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.json(answer.body()))
                .isEqualTo(Http.json("{\"object\":\"response.input_tokens\",\"input_tokens\":11}"));
        assertThat(answer.headers().firstValue("X-Dvara-Usage-Estimated")).isEmpty();
        assertThat(seen(pair.first(), model).getFirst().path()).isEqualTo("/v1/responses/input_tokens");
    }

    @Test
    void elsewhereTheGatewayEstimates() {
        String model = pair.model("pair");
        HttpResponse<String> answer = ask("input_tokens", model);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.json(answer.body()).getString("object")).isEqualTo("response.input_tokens");
        assertThat(Http.json(answer.body()).getInt("input_tokens")).isPositive();
        assertThat(answer.headers().firstValue("X-Dvara-Usage-Estimated")).contains("true");
        assertThat(seen(pair.first(), model)).isEmpty();
    }

    @Test
    void aVendorThatHasTheApiShortensConversations() {
        String model = pair.model("own");
        pair.first(model, Script.json(200, """
                {"id":"resp_1","object":"response.compaction","created_at":1,"output":[{"type":"compaction",
                 "id":"cmp_1","encrypted_content":"abc"}],
                 "usage":{"input_tokens":139,"output_tokens":43,"total_tokens":182}}"""));
        HttpResponse<String> answer = ask("compact", model);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject compaction = Http.json(answer.body());
        assertThat(compaction.getString("object")).isEqualTo("response.compaction");
        assertThat(compaction.getJsonArray("output").getJsonObject(0).getString("encrypted_content"))
                .isEqualTo("abc");
        assertThat(seen(pair.first(), model).getFirst().path()).isEqualTo("/v1/responses/compact");
        assertThat(pair.line(model).getInt("input_tokens")).isEqualTo(139);
    }

    @Test
    void elsewhereConversationsAreNotShortened() {
        String model = pair.model("pair");
        HttpResponse<String> answer = ask("compact", model);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.error(answer).getString("code")).isEqualTo("UNSUPPORTED_PARAMETER");
        assertThat(Http.error(answer).getString("message")).contains("compacting conversations");
        assertThat(seen(pair.first(), model)).isEmpty();
    }

    @Test
    void aStoredPromptThatSeveralProvidersMayKeepNeedsAModel() {
        HttpResponse<String> answer = Http.post(
                pair.server().uri("/v1/responses"),
                "{\"prompt\":{\"id\":\"pmpt_1\",\"variables\":{\"name\":\"Ada\"}}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.error(answer).getString("code")).isEqualTo("VALIDATION_ERROR");
        assertThat(Http.error(answer).getString("param")).isEqualTo("model");
        assertThat(Http.error(answer).getString("message")).contains("own", "/<model>");
    }

    @Test
    void aChatOfAPromptAloneIsToldHowToAsk() {
        HttpResponse<String> answer =
                Http.post(pair.server().uri("/v1/chat/completions"), "{\"model\":\"own-1\",\"prompt\":\"Hi\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.error(answer).getString("message")).contains("/v1/completions");
    }

    private HttpResponse<String> ask(String what, String model) {
        return Http.post(
                pair.server().uri("/v1/responses/" + what), "{\"model\":\"" + model + "\",\"input\":\"Hello there\"}");
    }
}
