package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    private static final Tool ADD = new Tool.Function(
            "add", Optional.empty(), Optional.of(Sending.json("{'type':'object'}")), Optional.of(true), Extras.NONE);

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash, none, 'thinkingBudget':0}",
        "gemini-2.5-pro, none, 'thinkingBudget':128}",
        "gemini-2.5-pro, minimal, 'thinkingBudget':1024",
        "gemini-2.5-flash, medium, 'thinkingBudget':8192",
        "gemini-2.5-flash-lite, high, 'thinkingBudget':24576",
        "gemini-2.5-pro, xhigh, 'thinkingBudget':32768",
        "gemini-3-pro-preview, none, 'thinkingLevel':'low'}",
        "gemini-3-pro-preview, medium, 'thinkingLevel':'high'",
        "gemini-3.1-pro, medium, 'thinkingLevel':'medium'",
        "gemini-3-flash-preview, minimal, 'thinkingLevel':'minimal'",
        "gemini-flash-latest, low, 'thinkingLevel':'low'"
    })
    @DisplayName("R-20: who asks for thoughts by effort is told them")
    void effortBecomesABudgetOrALevel(String model, String effort, String written) {
        Sending sent = Sending.of(think(model, effort));
        assertThat(sent.member("generationConfig").replace("'", "")).contains(written.replace("'", ""));
        assertThat(sent.member("generationConfig").contains("'includeThoughts':true"))
                .isEqualTo(!effort.equals("none"));
    }

    @ParameterizedTest
    @CsvSource({"flex, flex, ", "priority, priority, ", "default,, ", "auto,, ", "scale,, service_tier"})
    void asksForTheTierThatTheVendorKnows(String said, String told, String dropped) {
        Sending sending =
                Sending.of(Sending.ask(Sending.BUDGETED).extra(Sending.json("{'service_tier':'" + said + "'}")));
        assertThat(sending.body().getString("serviceTier", null)).isEqualTo(told);
        assertThat(sending.dropped()).isEqualTo(Stream.ofNullable(dropped).toList());
    }

    @Test
    void modelsThatDoNotThinkAreNotMadeTo() {
        Sending sent = Sending.of(think(Sending.OLD, "high"));
        assertThat(sent.member("generationConfig")).isEmpty();
        assertThat(sent.dropped()).containsExactly("reasoning_effort");
        assertRefused(think(Sending.NEWEST, "enormous"), "reasoning_effort");
    }

    @Test
    void theClientsOwnWordForThoughtsReplacesOurs() {
        for (String own : List.of(
                "{'generationConfig':{'thinkingConfig':{'thinkingLevel':'low'}}}",
                "{'thinking_config':{'thinking_level':'low'}}",
                "{'extra_body':{'google':{'thinking_config':{'thinking_level':'low'}}}}")) {
            Sending sent = Sending.of(think(Sending.NEWEST, "high").extra(Sending.json(own)));
            assertThat(sent.member("generationConfig")).isEqualTo("{'thinkingConfig':{'thinkingLevel':'low'}}");
        }
    }

    @Test
    void theVendorsOwnFieldsGoOn() {
        Sending sent = Sending.of(Sending.ask(Sending.BUDGETED)
                .extra(Sending.json("{'safety_settings':[{'category':'C','threshold':'OFF'}],"
                        + "'cachedContent':'cachedContents/1','stream_options':{},'logit_bias':{},'store':true}")));
        assertThat(sent.member("safetySettings")).isEqualTo("[{'category':'C','threshold':'OFF'}]");
        assertThat(sent.member("cachedContent")).isEqualTo("'cachedContents/1'");
        assertThat(sent.dropped()).containsExactly("store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logit_bias", "audio", "new_parameter"})
    @DisplayName("R-17: what has no form is refused by its name")
    void whatHasNoFormIsRefused(String name) {
        JsonObject extra = Sending.json("{'" + name + "':{'50256':-100}}");
        assertRefused(Sending.ask(Sending.BUDGETED).extra(extra), name);
    }

    @Test
    void moreStopsThanTheVendorTakesAreRefused() {
        Sampling six = Sampling.DEFAULTS
                .vary()
                .stop(List.of("1", "2", "3", "4", "5", "6"))
                .build();
        assertRefused(Sending.ask(Sending.BUDGETED).sampling(six), "stop");
    }

    @Test
    void aSeedOfManyBitsStillRepeats() {
        Sampling seeded = Sampling.DEFAULTS.vary().seed(1L << 40).build();
        assertThat(Sending.of(Sending.ask(Sending.BUDGETED).sampling(seeded)).member("generationConfig"))
                .isEqualTo("{'seed':256}");
    }

    @Test
    @DisplayName("R-17, R-18: older models take schemas in a subset")
    void olderModelsTakeSchemasInASubset() {
        ResponseFormat format = new ResponseFormat.JsonSchema(
                "n",
                Optional.of("what for"),
                Optional.of(Sending.json("{'type':'object','properties':{'a':{'type':'string'}}}")),
                Optional.of(true),
                JsonValue.EMPTY_JSON_OBJECT);
        assertThat(Sending.of(Sending.ask(Sending.OLD).format(format)).member("generationConfig"))
                .isEqualTo("{'responseMimeType':'application/json','responseSchema':{'description':'what for',"
                        + "'type':'OBJECT','properties':{'a':{'type':'STRING'}}}}");
        Sending tools = Sending.of(Sending.ask(Sending.OLD).tools(use(Optional.empty())));
        assertThat(tools.member("tools")).isEqualTo("[{'functionDeclarations':[{'name':'add'}]}]");
        assertThat(tools.dropped()).containsExactly("tools.function.strict");
    }

    @Test
    void strictFunctionsAreHeldToTheirSchemas() {
        assertThat(Sending.of(Sending.ask(Sending.BUDGETED).tools(use(Optional.empty())))
                        .member("toolConfig"))
                .isEqualTo("{'functionCallingConfig':{'mode':'VALIDATED'}}");
    }

    @Test
    void someFunctionsMayBeAllowed() {
        ToolChoice some = new ToolChoice.Opaque(Sending.json("{'type':'allowed_tools','allowed_tools':{"
                + "'mode':'required','tools':[{'type':'function','function':{'name':'add'}}]}}"));
        assertThat(Sending.of(Sending.ask(Sending.BUDGETED).tools(use(Optional.of(some))))
                        .member("toolConfig"))
                .isEqualTo("{'functionCallingConfig':{'mode':'ANY','allowedFunctionNames':['add']}}");
    }

    @Test
    void toolsThatTheVendorRunsGoOn() {
        assertThat(opaque("{'google_search':{}}").member("tools")).isEqualTo("[{'google_search':{}}]");
        Sending search = opaque("{'type':'web_search','search_context_size':'low'}");
        assertThat(search.member("tools")).isEqualTo("[{'googleSearch':{}}]");
        assertThat(search.dropped()).containsExactly("tools.search_context_size");
        ToolUse unknown = new ToolUse(
                List.of(new Tool.Opaque(Sending.json("{'type':'custom'}"))), Optional.empty(), Optional.empty());
        assertRefused(Sending.ask(Sending.BUDGETED).tools(unknown), "tools[0]");
    }

    private static Sending opaque(String tool) {
        return Sending.of(Sending.ask(Sending.BUDGETED)
                .tools(new ToolUse(List.of(new Tool.Opaque(Sending.json(tool))), Optional.empty(), Optional.empty())));
    }

    private static ToolUse use(Optional<ToolChoice> choice) {
        return new ToolUse(List.of(ADD), choice, Optional.empty());
    }

    private static ChatRequest.Builder think(String model, String effort) {
        return Sending.ask(model).reasoning(new ReasoningWish(Optional.of(effort), OptionalLong.empty()));
    }

    private static void assertRefused(ChatRequest.Builder request, String field) {
        assertThatThrownBy(() -> Sending.of(request))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains(field));
    }
}
