package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Sampling;
import jakarta.json.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Golden requests about single fields, one of them unknown. */
final class GoldenFields {

    private GoldenFields() {}

    static Stream<GoldenRequest> all(String model) {
        ChatRequest plain = GoldenConversations.ask(model, GoldenConversations.USER);
        return Stream.of(
                GoldenRequest.counts("stop", with(plain, s -> s.stop(List.of("END"))), plain),
                GoldenRequest.droppable("temperature", with(plain, s -> s.temperature(0.5)), plain),
                GoldenRequest.droppable("top-p", with(plain, s -> s.topP(0.9)), plain),
                GoldenRequest.droppable(
                        "penalties", with(plain, s -> s.frequencyPenalty(0.5).presencePenalty(0.25)), plain),
                GoldenRequest.droppable("seed", with(plain, s -> s.seed(7)), plain),
                GoldenRequest.counts("max-tokens", with(plain, s -> s.maxTokens(64)), plain),
                GoldenRequest.counts("max-completion-tokens", with(plain, s -> s.maxCompletionTokens(64)), plain),
                GoldenRequest.counts("two-choices", with(plain, s -> s.choices(2)), plain),
                GoldenRequest.counts("logprobs", plain.vary().topLogprobs(2).build(), plain),
                GoldenRequest.droppable("end-user", plain.vary().user("user-7").build(), plain),
                GoldenRequest.droppable("unknown-field", unknown(plain), plain));
    }

    private static ChatRequest with(ChatRequest request, UnaryOperator<Sampling.Builder> change) {
        return request.vary()
                .sampling(change.apply(Sampling.DEFAULTS.vary()).build())
                .build();
    }

    private static ChatRequest unknown(ChatRequest request) {
        return request.vary()
                .extra(Json.createObjectBuilder().add("new_parameter", 7).build())
                .build();
    }
}
