package io.dvara.provider.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.testkit.provider.GoldenRequest;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ThinkingSwitchTest {

    private static final ReasoningWish SOME = new ReasoningWish(Optional.empty(), OptionalLong.of(1024));
    private static final ReasoningWish NONE = new ReasoningWish(Optional.of("none"), OptionalLong.empty());

    private final TestJson json = new TestJson();

    @Test
    void turnsThoughtsOnInStreamsWithTheirBudget() {
        assertThat(fields("qwen-plus", SOME, Delivery.STREAMED))
                .contains(json.readObject("{\"enable_thinking\":true,\"thinking_budget\":1024}"));
        assertThat(fields("qwen3-max", SOME, Delivery.WHOLE)).isEmpty();
    }

    @Test
    void turnsThoughtsOffEverywhere() {
        assertThat(fields("qwen3.5-plus", NONE, Delivery.WHOLE))
                .contains(json.readObject("{\"enable_thinking\":false}"));
    }

    @Test
    void saysHowMuchToModelsThatKnow() {
        ReasoningWish low = new ReasoningWish(Optional.of("low"), OptionalLong.empty());
        assertThat(fields("qwen3.8-max-latest", low, Delivery.WHOLE))
                .contains(json.readObject("{\"reasoning_effort\":\"low\"}"));
        assertThat(fields("qwen3.8-max", NONE, Delivery.STREAMED))
                .contains(json.readObject("{\"enable_thinking\":false}"));
    }

    @Test
    void leavesModelsAloneThatHaveNoSwitch() {
        assertThat(fields("qwen3-coder-plus", SOME, Delivery.STREAMED)).isEmpty();
        assertThat(fields("qwq-plus", NONE, Delivery.STREAMED)).isEmpty();
    }

    private Optional<JsonObject> fields(String model, ReasoningWish wish, Delivery delivery) {
        ChatRequest request = GoldenRequest.all(model)
                .findFirst()
                .orElseThrow()
                .request()
                .vary()
                .reasoning(wish)
                .delivery(delivery)
                .build();
        return new ThinkingSwitch().fields(request, json.make());
    }
}
