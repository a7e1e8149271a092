package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkingTest {

    private static final String OF_TODAY = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String ADAPTIVE = "global.anthropic.claude-opus-4-6-v1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic.claude-sonnet-4-5-20250929-v1:0 | high | {'thinking':{'type':'enabled','budget_tokens':16384}}",
                "us.anthropic.claude-3-7-sonnet-20250219-v1:0 | minimal | {'thinking':{'type':'enabled','budget_tokens':1024}}",
                "global.anthropic.claude-opus-4-6-v1 | medium | {'thinking':{'type':'adaptive','display':'summarized'},'output_config':{'effort':'medium'}}",
                "anthropic.claude-opus-4-8 | xhigh | {'thinking':{'type':'adaptive','display':'summarized'},'output_config':{'effort':'xhigh'}}",
                "us.amazon.nova-2-lite-v1:0 | medium | {'reasoningConfig':{'type':'enabled','maxReasoningEffort':'medium'}}",
                "us.amazon.nova-2-lite-v1:0 | none | {'reasoningConfig':{'type':'disabled'}}",
                "openai.gpt-oss-120b-1:0 | minimal | {'reasoning_effort':'low'}",
                "openai.gpt-5.5 | high | {'reasoning':{'effort':'high'}}",
                "qwen.qwen3-32b-v1:0 | high | {'reasoning_config':'high'}"
            })
    @DisplayName("R-20: an effort is told in the words of the model's make")
    void anEffortIsToldInTheWordsOfTheMake(String model, String effort, String fields) {
        Asking sent = Asking.of(think(model, effort));
        assertThat(sent.member("additionalModelRequestFields")).isEqualTo(fields);
        assertThat(sent.dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "us.meta.llama3-3-70b-instruct-v1:0, high, true",
        "us.deepseek.r1-v1:0, high, true",
        "amazon.nova-pro-v1:0, low, true",
        "amazon.nova-pro-v1:0, none, false",
        "anthropic.claude-3-5-sonnet-20241022-v2:0, high, true"
    })
    void modelsThatTakeNoWordOfItAreNotAsked(String model, String effort, boolean isTold) {
        Asking sent = Asking.of(think(model, effort));
        assertThat(sent.member("additionalModelRequestFields")).isEmpty();
        assertThat(sent.dropped()).isEqualTo(isTold ? List.of("reasoning_effort") : List.of());
    }

    @Test
    void aBudgetLeavesRoomForTheAnswer() {
        ChatRequest.Builder request = Asking.ask(OF_TODAY)
                .reasoning(new ReasoningWish(Optional.empty(), OptionalLong.of(50_000)))
                .sampling(Sampling.DEFAULTS.vary().maxTokens(8_000).build());
        assertThat(Asking.of(request).member("additionalModelRequestFields")).contains("'budget_tokens':6976");
        Asking tight = Asking.of(think(OF_TODAY, "high")
                .sampling(Sampling.DEFAULTS.vary().maxTokens(1_000).build()));
        assertThat(tight.member("additionalModelRequestFields")).isEmpty();
        assertThat(tight.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    void thoughtsTakeNoTemperatureAndNoNarrowChoice() {
        Sampling narrow =
                Sampling.DEFAULTS.vary().temperature(0.2).topP(0.5).topK(5).build();
        Asking sent = Asking.of(think(OF_TODAY, "low").sampling(narrow));
        assertThat(sent.member("inferenceConfig")).isEmpty();
        assertThat(sent.dropped()).containsExactlyInAnyOrder("temperature", "top_p", "top_k");
    }

    @Test
    void whoMustCallDoesNotThink() {
        Asking sent = Asking.of(think(OF_TODAY, "low").tools(use(Optional.of(ToolChoice.Mode.REQUIRED))));
        assertThat(sent.member("toolConfig")).endsWith("'toolChoice':{'any':{}}}");
        assertThat(sent.member("additionalModelRequestFields")).isEmpty();
        assertThat(sent.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    @DisplayName("R-19: a turn that began with thoughts goes on with them, signed or sealed")
    void aTurnGoesOnWithItsThoughts() {
        Asking sent = Asking.of(think(OF_TODAY, "low")
                .messages(List.of(
                        Message.of(Role.USER, "Look"),
                        Asking.said(
                                Role.ASSISTANT,
                                new Part.Reasoning("Hm.", Optional.of("sig"), Optional.empty(), Extras.NONE),
                                new Part.Reasoning("", Optional.empty(), Optional.of("c2VhbGVk"), Extras.NONE),
                                call()),
                        result()))
                .tools(use(Optional.empty())));
        assertThat(sent.member("messages"))
                .contains("'content':[{'reasoningContent':{'reasoningText':{'text':'Hm.','signature':'sig'}}},"
                        + "{'reasoningContent':{'redactedContent':'c2VhbGVk'}},{'toolUse':");
        assertThat(sent.member("additionalModelRequestFields")).contains("'enabled'");
        assertThat(sent.dropped()).isEmpty();
    }

    @Test
    void aTurnThatLostItsThoughtsGoesOnWithoutAny() {
        Asking sent = Asking.of(think(OF_TODAY, "low")
                .messages(List.of(Message.of(Role.USER, "Look"), Asking.said(Role.ASSISTANT, call()), result()))
                .tools(use(Optional.empty())));
        assertThat(sent.member("additionalModelRequestFields")).isEmpty();
        assertThat(sent.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    void thoughtsWithoutProofAreNotTakenBack() {
        Part foreign = new Part.Reasoning("Hm.", Optional.empty(), Optional.empty(), Extras.NONE);
        for (String model : List.of(OF_TODAY, Asking.NOVA, Asking.LLAMA)) {
            Asking sent = Asking.of(Asking.ask(
                    model,
                    Message.of(Role.USER, "Hi"),
                    Asking.said(Role.ASSISTANT, foreign, new Part.Text("Hello")),
                    Message.of(Role.USER, "So?")));
            assertThat(sent.member("messages")).doesNotContain("reasoningContent");
            assertThat(sent.dropped()).containsExactly("messages.reasoning_content");
        }
    }

    @Test
    void whatAClientSaysInAnthropicsWordsStays() {
        Asking sent = Asking.of(Asking.ask(OF_TODAY)
                .dialect(Dialect.MESSAGES)
                .reasoning(new ReasoningWish(Optional.empty(), OptionalLong.of(2_000)))
                .extra(Asking.json("{'thinking':{'type':'enabled','budget_tokens':2000}}")));
        assertThat(sent.member("additionalModelRequestFields"))
                .isEqualTo("{'thinking':{'type':'enabled','budget_tokens':2000}}");
        assertThat(sent.dropped()).isEmpty();
    }

    @Test
    void theVendorsOwnFieldsCountMoreThanOurs() {
        Asking sent = Asking.of(think(ADAPTIVE, "low")
                .extra(Asking.json("{'additionalModelRequestFields':{'output_config':{'effort':'max'}}}")));
        assertThat(sent.member("additionalModelRequestFields"))
                .contains("'thinking':{'type':'adaptive'", "'output_config':{'effort':'max'}");
    }

    @Test
    void thoughtsOfNovaAtTheirHardestHaveNoLimits() {
        Asking sent = Asking.of(think("amazon.nova-2-lite-v1:0", "high")
                .sampling(Sampling.DEFAULTS
                        .vary()
                        .maxTokens(100)
                        .temperature(0.5)
                        .topP(0.9)
                        .build()));
        assertThat(sent.member("inferenceConfig")).isEmpty();
        assertThat(sent.dropped()).containsExactlyInAnyOrder("max_tokens", "temperature", "top_p");
    }

    private static ChatRequest.Builder think(String model, String effort) {
        return Asking.ask(model).reasoning(new ReasoningWish(Optional.of(effort), OptionalLong.empty()));
    }

    private static Part call() {
        return new Part.ToolCall("c1", "look", "{}", Optional.empty(), Extras.NONE);
    }

    private static Message result() {
        return Asking.said(
                Role.TOOL, new Part.ToolResult("c1", List.of(new Part.Text("seen")), Part.Outcome.DONE, Extras.NONE));
    }

    private static ToolUse use(Optional<ToolChoice> choice) {
        Tool tool = new Tool.Function("look", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        return new ToolUse(List.of(tool), choice, Optional.empty());
    }
}
