package io.dvara.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Sampling;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MockChatTest {

    private static final ChatRequest HELLO =
            Asking.of("gpt", "Say hello to everyone").build();

    @Test
    void answersTheSameToTheSame() {
        assertThat(Asking.whole(HELLO)).isEqualTo(Asking.whole(HELLO));
        assertThat(Asking.text(Asking.whole(HELLO))).isEqualTo("Mock answer to: Say hello to everyone");
        assertThat(Asking.whole(HELLO).head().id())
                .isNotEqualTo(
                        Asking.whole(Asking.of("gpt", "Hi").build()).head().id());
    }

    @Test
    @DisplayName("R-01: a stream, folded, is the whole answer, usage and finish included")
    void streamsWhatItAnswersAtOnce() {
        List<ChatRequest> requests = List.of(
                HELLO,
                HELLO.vary()
                        .reasoning(new ReasoningWish(Optional.of("low"), OptionalLong.empty()))
                        .build(),
                HELLO.vary().sampling(sampling().choices(3).build()).build(),
                HELLO.vary().sampling(sampling().maxTokens(2).build()).build(),
                HELLO.vary().topLogprobs(2).build(),
                HELLO.vary().model("refuse").build(),
                HELLO.vary().model("words-60").build(),
                HELLO.vary().format(ResponseFormat.Simple.JSON_OBJECT).build());
        for (ChatRequest request : requests) {
            assertThat(Asking.streamed(request)).isEqualTo(Asking.whole(request));
        }
    }

    @Test
    void streamsWordByWordAndEndsEachChoiceOnce() {
        ChatRequest request = HELLO.vary()
                .delivery(Delivery.STREAMED)
                .sampling(sampling().choices(2).build())
                .build();
        List<ChatChunk> chunks = Asking.chunks(request, TestCall.plain());
        assertThat(chunks.getFirst().head()).isPresent();
        assertThat(chunks.stream().filter(ChatChunk::hasContent)).hasSize(7 + 9);
        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .filter(choice -> choice.finish().isPresent()))
                .extracting(choice -> choice.index())
                .containsExactly(0, 1);
        assertThat(chunks.getLast().usage()).isPresent();
    }

    @Test
    void countsTokensByTheDocumentedRule() {
        ChatAnswer answer = Asking.whole(Asking.of("gpt", "nine char").build());
        assertThat(answer.usage().orElseThrow().input()).hasValue(4 + 3);
        assertThat(answer.usage().orElseThrow().output()).hasValue(5);
        assertThat(answer.usage().orElseThrow().total()).hasValue(12);
        assertThat(Asking.whole(Asking.of("no-usage", "nine char").build()).usage())
                .isEmpty();
    }

    @Test
    void thinksWhenAskedTo() {
        ChatAnswer answer = Asking.whole(HELLO.vary()
                .reasoning(new ReasoningWish(Optional.of("high"), OptionalLong.empty()))
                .build());
        assertThat(answer.choices().getFirst().message().parts().getFirst()).isInstanceOf(Part.Reasoning.class);
        assertThat(answer.usage().orElseThrow().reasoning()).hasValue(9);
        ChatAnswer none = Asking.whole(HELLO.vary()
                .reasoning(new ReasoningWish(Optional.of("none"), OptionalLong.empty()))
                .build());
        assertThat(none.usage().orElseThrow().reasoning()).hasValue(0);
    }

    @Test
    void endsAtTheTokenLimitAndTheEarliestStopText() {
        ChatAnswer limited = Asking.whole(
                HELLO.vary().sampling(sampling().maxTokens(2).build()).build());
        assertThat(Asking.text(limited)).isEqualTo("Mock answer");
        assertThat(limited.choices().getFirst().finish()).contains(Finish.of(FinishReason.LENGTH));
        assertThat(limited.usage().orElseThrow().output()).hasValue(2);

        ChatRequest exact =
                HELLO.vary().sampling(sampling().maxTokens(7).build()).build();
        assertThat(Asking.whole(exact).choices().getFirst().finish()).contains(Finish.of(FinishReason.STOP));
        ChatRequest oneLess =
                HELLO.vary().sampling(sampling().maxTokens(6).build()).build();
        assertThat(Asking.whole(oneLess).choices().getFirst().finish()).contains(Finish.of(FinishReason.LENGTH));

        ChatAnswer stopped = Asking.whole(HELLO.vary()
                .sampling(sampling().stop(List.of("every", "hello")).build())
                .build());
        assertThat(Asking.text(stopped)).isEqualTo("Mock answer to: Say ");
        assertThat(stopped.choices().getFirst().finish().orElseThrow().stopText())
                .contains("hello");
    }

    @Test
    void refusesCountsThatMakeNoSense() {
        for (Sampling wrong :
                List.of(sampling().maxTokens(0).build(), sampling().choices(0).build())) {
            assertThatThrownBy(() -> Asking.whole(HELLO.vary().sampling(wrong).build()))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.details().field()).isPresent());
        }
    }

    @Test
    void quotesOnlyTheBeginningOfALongPrompt() {
        String answer =
                Asking.text(Asking.whole(Asking.of("gpt", "x".repeat(1_000_000)).build()));
        assertThat(answer).hasSize("Mock answer to: ".length() + 401).endsWith("…");
    }

    @Test
    void tellsTheProbabilitiesOfItsWords() {
        ChatAnswer answer = Asking.whole(HELLO.vary()
                .topLogprobs(1)
                .sampling(sampling().maxTokens(1).build())
                .build());
        assertThat(answer.choices().getFirst().logprobs())
                .contains(Asking.json("{\"content\":[{\"token\":\"Mock\",\"logprob\":0,\"bytes\":[77,111,99,107],"
                        + "\"top_logprobs\":[{\"token\":\"Mock\",\"logprob\":0,\"bytes\":[77,111,99,107]}]}]}"));
    }

    @Test
    void namesWhatItLeavesOut() {
        TestCall call = TestCall.plain();
        Asking.chunks(HELLO.vary().extra(Asking.json("{\"store\":true}")).build(), call);
        assertThat(call.droppedFields()).containsExactly("store");
    }

    @Test
    @DisplayName("R-17: structured output holds to the schema")
    void answersWithJsonThatHoldsToTheSchema() {
        ResponseFormat format = new ResponseFormat.JsonSchema(
                "person",
                Optional.empty(),
                Optional.of(Asking.json(
                        "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\",\"minimum\":18}}}")),
                Optional.of(true),
                JsonValue.EMPTY_JSON_OBJECT);
        String text = Asking.text(Asking.whole(HELLO.vary().format(format).build()));
        assertThat(Asking.json(text).getInt("age")).isEqualTo(18);
        String object = Asking.text(Asking.whole(
                HELLO.vary().format(ResponseFormat.Simple.JSON_OBJECT).build()));
        assertThat(Asking.json(object).getString("answer")).contains("Say hello");
    }

    @Test
    void everyNthCallFailsWhenSettingsSaySo() {
        MockProvider provider = Asking.provider(new MockSettings(Asking.QUIET.latency(), Asking.QUIET.pace(), 2, 429));
        assertThat(provider.chat(HELLO, TestCall.plain()).count()).isEqualTo(1);
        assertThatThrownBy(() -> provider.chat(HELLO, TestCall.plain()))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.RATE_LIMITED));
        assertThat(provider.chat(HELLO, TestCall.plain()).count()).isEqualTo(1);
    }

    private static Sampling.Builder sampling() {
        return Sampling.DEFAULTS.vary();
    }
}
