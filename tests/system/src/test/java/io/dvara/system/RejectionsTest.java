package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and credentials that a vendor refuses, judged by the caller's answer and by who was asked. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-32: what a vendor refuses")
class RejectionsTest {

    private final TwoUpstreams.Pair pair;
    private final Faults faults;

    RejectionsTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
        this.faults = new Faults(pair);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-32: a request that exceeds the context window goes to no window that may be no larger")
    void neverResendsWhatIsTooLong(boolean streamed) {
        HttpResponse<String> answer = faults.rejected(Script.json(400, """
                        {"error":{"message":"This model's maximum context length is 8192 tokens.",\
                        "type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"""), streamed);
        assertThat(Http.error(answer).getString("code")).isEqualTo("CONTEXT_WINDOW_EXCEEDED");
    }

    @Test
    @DisplayName("R-32: a request that exceeds the context window goes to a window that is larger")
    void sendsWhatIsTooLongToALargerWindow() {
        Script tooLong = Script.json(400, "{\"error\":{\"message\":\"m\",\"code\":\"context_length_exceeded\"}}");
        pair.first(TwoUpstreams.LISTED, tooLong).second(TwoUpstreams.LISTED, Answers.whole());
        Faults.served(pair.ask(Http.chat(TwoUpstreams.LISTED)), "second", 2);
        assertThat(seen(pair.first(), TwoUpstreams.LISTED)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R-32: a content filter's refusal is passed on with its reason and tried nowhere again")
    void passesAContentFiltersRefusalOn(boolean streamed) {
        HttpResponse<String> answer = faults.rejected(Script.json(400, """
                        {"error":{"message":"The response was filtered due to hate.",\
                        "type":"invalid_request_error","param":"prompt","code":"content_filter"}}"""), streamed);
        assertThat(Http.error(answer).getString("message")).contains("filtered due to hate");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 422})
    @DisplayName("R-32: a rejected request is tried nowhere again")
    void triesARejectedRequestNowhereAgain(int status) {
        faults.rejected(Script.json(status, "{\"error\":{\"message\":\"not like this\"}}"), false);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    @DisplayName("a refused credential is tried once, and another provider serves")
    void tellsOfARefusedCredentialWhenNobodyElseServes(int status) {
        Script refusing = Script.json(status, "{\"error\":{\"message\":\"no\"}}");
        faults.failsOver(refusing, false);
        String model = pair.model("solo");
        HttpResponse<String> answer = pair.first(model, refusing).ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(Http.error(answer).getString("message")).contains("dvara.yaml");
        assertThat(seen(pair.first(), model)).hasSize(1);
    }

    @Test
    @DisplayName("R-32: a fallback that rejects an assistant prefill is asked once, and the first one serves")
    void survivesAFallbackThatRejectsAPrefill() {
        String model = pair.model("pair");
        Script rejecting = Script.json(
                400, "{\"error\":{\"message\":\"This model does not support assistant message prefill.\"}}");
        pair.first(model, Faults.BUSY, Answers.whole()).second(model, rejecting);
        String prefilled = Http.chat(model).replace("}]", "},{\"role\":\"assistant\",\"content\":\"Sure,\"}]");
        Faults.served(pair.ask(prefilled), "first", 3);
        assertThat(seen(pair.second(), model)).hasSize(1);
        assertThat(seen(pair.second(), model).getFirst().text()).contains("Sure,");
    }

    @Test
    @DisplayName("a redirect is never followed, and fails over")
    void followsNoRedirect() {
        try (ScriptedUpstream elsewhere = ScriptedUpstream.start()) {
            for (int status : List.of(301, 302, 307, 308)) {
                faults.failsOver(
                        Script.answer(status)
                                .header("Location", elsewhere.uri("/v1/x").toString()),
                        false);
            }
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    @DisplayName("R-37: each provider is sent its own key alone")
    void sendsEachProviderItsOwnKey() {
        String model = faults.failsOver(Faults.ERROR, false);
        assertThat(seen(pair.first(), model).getFirst().header("Authorization"))
                .contains("Bearer " + TwoUpstreams.FIRST_KEY);
        assertThat(seen(pair.second(), model).getFirst().header("Authorization"))
                .contains("Bearer " + TwoUpstreams.SECOND_KEY);
    }
}
