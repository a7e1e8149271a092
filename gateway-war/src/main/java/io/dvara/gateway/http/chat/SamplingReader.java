package io.dvara.gateway.http.chat;

import io.dvara.api.chat.Sampling;
import io.dvara.gateway.http.dialect.JsonInput;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Gathers how tokens are chosen, as chats and text completions say it alike. */
final class SamplingReader {

    private OptionalDouble temperature = OptionalDouble.empty();
    private OptionalDouble topP = OptionalDouble.empty();
    private OptionalInt topK = OptionalInt.empty();
    private OptionalDouble frequencyPenalty = OptionalDouble.empty();
    private OptionalDouble presencePenalty = OptionalDouble.empty();
    private OptionalLong seed = OptionalLong.empty();
    private List<String> stop = List.of();
    private OptionalLong maxTokens = OptionalLong.empty();
    private OptionalLong maxCompletionTokens = OptionalLong.empty();
    private OptionalInt choices = OptionalInt.empty();

    /** Reads a member that is not null; returns false when it is none of these. */
    boolean take(String name, JsonInput in) {
        switch (name) {
            case "temperature" -> temperature = OptionalDouble.of(in.number());
            case "top_p" -> topP = OptionalDouble.of(in.number());
            case "top_k" -> topK = OptionalInt.of(in.smallInteger(Integer.MIN_VALUE));
            case "frequency_penalty" -> frequencyPenalty = OptionalDouble.of(in.number());
            case "presence_penalty" -> presencePenalty = OptionalDouble.of(in.number());
            case "seed" -> seed = OptionalLong.of(in.integer(Long.MIN_VALUE));
            case "stop" -> stop = in.isString() ? List.of(in.string()) : in.strings();
            case "max_tokens" -> maxTokens = OptionalLong.of(in.integer(Long.MIN_VALUE));
            case "max_completion_tokens" -> maxCompletionTokens = OptionalLong.of(in.integer(Long.MIN_VALUE));
            case "n" -> choices = OptionalInt.of(in.smallInteger(1));
            default -> {
                return false;
            }
        }
        return true;
    }

    Sampling sampling() {
        return new Sampling(
                temperature,
                topP,
                topK,
                frequencyPenalty,
                presencePenalty,
                seed,
                stop,
                maxTokens,
                maxCompletionTokens,
                choices);
    }
}
