package io.dvara.api.chat;

import io.dvara.api.Stable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How tokens are chosen and when the answer stops; what is not said is absent.
 *
 * @param temperature randomness
 * @param topP the mass of likely tokens to choose from
 * @param topK the number of likely tokens to choose from
 * @param frequencyPenalty against repeating what is frequent
 * @param presencePenalty against repeating at all
 * @param seed for answers that repeat
 * @param stop texts that end the answer
 * @param maxTokens the longest answer, in the older word
 * @param maxCompletionTokens the longest answer, thoughts included
 * @param choices how many answers
 */
@Stable
public record Sampling(
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalInt topK,
        OptionalDouble frequencyPenalty,
        OptionalDouble presencePenalty,
        OptionalLong seed,
        List<String> stop,
        OptionalLong maxTokens,
        OptionalLong maxCompletionTokens,
        OptionalInt choices) {

    /** Nothing is said. */
    public static final Sampling DEFAULTS = new Sampling(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            List.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty());

    /** Copies the stop texts. */
    public Sampling {
        stop = List.copyOf(stop);
    }

    /** Returns the longest answer in whichever word it was said. */
    public OptionalLong tokenLimit() {
        return maxCompletionTokens.isPresent() ? maxCompletionTokens : maxTokens;
    }

    /** Begins a variation of this sampling. */
    public Builder vary() {
        return new Builder(this);
    }

    /** Changes one field after another; not for several threads. */
    @Stable
    public static final class Builder {

        private OptionalDouble temperature;
        private OptionalDouble topP;
        private OptionalInt topK;
        private OptionalDouble frequencyPenalty;
        private OptionalDouble presencePenalty;
        private OptionalLong seed;
        private List<String> stop;
        private OptionalLong maxTokens;
        private OptionalLong maxCompletionTokens;
        private OptionalInt choices;

        private Builder(Sampling from) {
            temperature = from.temperature;
            topP = from.topP;
            topK = from.topK;
            frequencyPenalty = from.frequencyPenalty;
            presencePenalty = from.presencePenalty;
            seed = from.seed;
            stop = from.stop;
            maxTokens = from.maxTokens;
            maxCompletionTokens = from.maxCompletionTokens;
            choices = from.choices;
        }

        /** Sets the randomness. */
        public Builder temperature(double temperature) {
            this.temperature = OptionalDouble.of(temperature);
            return this;
        }

        /** Sets the mass of likely tokens. */
        public Builder topP(double topP) {
            this.topP = OptionalDouble.of(topP);
            return this;
        }

        /** Sets the number of likely tokens. */
        public Builder topK(int topK) {
            this.topK = OptionalInt.of(topK);
            return this;
        }

        /** Sets the penalty for what is frequent. */
        public Builder frequencyPenalty(double frequencyPenalty) {
            this.frequencyPenalty = OptionalDouble.of(frequencyPenalty);
            return this;
        }

        /** Sets the penalty for repeating at all. */
        public Builder presencePenalty(double presencePenalty) {
            this.presencePenalty = OptionalDouble.of(presencePenalty);
            return this;
        }

        /** Sets the seed. */
        public Builder seed(long seed) {
            this.seed = OptionalLong.of(seed);
            return this;
        }

        /** Sets the texts that end the answer. */
        public Builder stop(List<String> stop) {
            this.stop = stop;
            return this;
        }

        /** Sets the longest answer, in the older word. */
        public Builder maxTokens(long maxTokens) {
            this.maxTokens = OptionalLong.of(maxTokens);
            return this;
        }

        /** Sets the longest answer, thoughts included. */
        public Builder maxCompletionTokens(long maxCompletionTokens) {
            this.maxCompletionTokens = OptionalLong.of(maxCompletionTokens);
            return this;
        }

        /** Sets how many answers are wished for. */
        public Builder choices(int choices) {
            this.choices = OptionalInt.of(choices);
            return this;
        }

        /** Makes the sampling. */
        public Sampling build() {
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
}
