package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.ask;
import static io.dvara.provider.anthropic.Sending.json;
import static io.dvara.provider.anthropic.Sending.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkingTest {

    private static final Sampling WARM =
            Sampling.DEFAULTS.vary().temperature(0.5).topP(0.9).topK(3).build();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "claude-sonnet-4-5, low, \"{'type':'enabled','budget_tokens':2048}\", \"\"",
                "claude-3-7-sonnet-latest, high, \"{'type':'enabled','budget_tokens':16384}\", \"\"",
                "claude-opus-4-6, minimal, \"{'type':'adaptive','display':'summarized'}\", \"{'effort':'low'}\"",
                "claude-opus-4-6, xhigh, \"{'type':'adaptive','display':'summarized'}\", \"{'effort':'high'}\"",
                "claude-opus-4-8, xhigh, \"{'type':'adaptive','display':'summarized'}\", \"{'effort':'xhigh'}\"",
                "claude-later-9, medium, \"{'type':'adaptive','display':'summarized'}\", \"{'effort':'medium'}\"",
                "claude-opus-4-8, none, \"\", \"\"",
                "claude-opus-5, none, \"{'type':'disabled'}\", \"\"",
                "claude-sonnet-5-5, none, \"{'type':'between_tools'}\", \"\"",
                "claude-opus-5-5, none, \"\", \"{'effort':'low'}\"",
            })
    void saysTheEffortInTheWordsOfTheModelsGeneration(String model, String effort, String thinking, String config) {
        Sending sending = Sending.of(wishing(ask(model), effort));
        assertThat(sending.member("thinking")).isEqualTo(thinking);
        assertThat(sending.member("output_config")).isEqualTo(config);
    }

    @Test
    void leavesRoomForTheAnswer() {
        assertThat(budget(2_000)).contains("'budget_tokens':1024");
        assertThat(budget(20_000)).contains("'budget_tokens':16384");
        assertThat(budget(10_000)).contains("'budget_tokens':8976");
        assertThat(budget(1_024)).isEmpty();
    }

    @Test
    void namesAWishThatTheModelCannotFulfil() {
        assertThat(Sending.of(wishing(ask("claude-3-5-haiku-latest"), "high")).dropped())
                .containsExactly("reasoning_effort");
        assertThat(Sending.of(wishing(forced(ask(Sending.BUDGETED)), "high")).dropped())
                .containsExactly("reasoning_effort");
        Message call = said(Role.ASSISTANT, new Part.ToolCall("a", "f", "", Optional.empty(), Extras.NONE));
        Message result = said(Role.TOOL, new Part.ToolResult("a", List.of(), Part.Outcome.DONE, Extras.NONE));
        Sending resumed = Sending.of(wishing(ask(Sending.BUDGETED, Message.of(Role.USER, "Hi"), call, result), "high"));
        assertThat(resumed.member("thinking")).isEmpty();
        assertThat(resumed.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    void sendsTheClientsOwnWordsOnThinkingAsTheyAre() {
        Sending sending = Sending.of(ask(Sending.BUDGETED)
                .extra(json("{'thinking':{'type':'enabled','budget_tokens':1500}}"))
                .sampling(WARM));
        assertThat(sending.member("thinking")).isEqualTo("{'type':'enabled','budget_tokens':1500}");
        assertThat(sending.dropped()).containsExactly("temperature", "top_p", "top_k");
    }

    @Test
    void leavesOutSamplingThatTheModelRefuses() {
        Sending newest = Sending.of(ask(Sending.NEWEST).sampling(WARM));
        assertThat(newest.dropped()).containsExactly("temperature", "top_p", "top_k");
        assertThat(newest.body()).doesNotContainKeys("temperature", "top_p", "top_k");
        assertThat(Sending.of(ask(Sending.BUDGETED).sampling(WARM)).dropped()).containsExactly("top_p");
        assertThat(Sending.of(ask("claude-3-haiku-20240307").sampling(WARM)).dropped())
                .isEmpty();
        Sampling hot = Sampling.DEFAULTS.vary().temperature(1.5).build();
        assertThat(Sending.of(ask(Sending.BUDGETED).sampling(hot)).dropped()).containsExactly("temperature");
        Sampling usual = Sampling.DEFAULTS.vary().temperature(1).topP(1).build();
        assertThat(Sending.of(ask(Sending.NEWEST).sampling(usual)).dropped()).isEmpty();
    }

    @Test
    void asksAModelOfAnotherVendorForWhatTheApiHasAlwaysHad() {
        Sending sending = Sending.of(forced(ask("kimi-k2")).sampling(WARM));
        assertThat(sending.dropped()).isEmpty();
        assertThat(sending.member("tool_choice")).isEqualTo("{'type':'any'}");
    }

    private static String budget(long maxTokens) {
        Sampling sampling = Sampling.DEFAULTS.vary().maxTokens(maxTokens).build();
        return Sending.of(wishing(ask(Sending.BUDGETED), "high").sampling(sampling))
                .member("thinking");
    }

    private static ChatRequest.Builder wishing(ChatRequest.Builder request, String effort) {
        return request.reasoning(new ReasoningWish(Optional.of(effort), OptionalLong.empty()));
    }

    private static ChatRequest.Builder forced(ChatRequest.Builder request) {
        Tool tool = new Tool.Function("f", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        return request.tools(new ToolUse(List.of(tool), Optional.of(ToolChoice.Mode.REQUIRED), Optional.empty()));
    }
}
