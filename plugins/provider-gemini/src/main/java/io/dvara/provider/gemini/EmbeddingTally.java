package io.dvara.provider.gemini;

import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Adds up what the answers to all batches say beside their vectors. */
final class EmbeddingTally {

    private static final Set<String> KNOWN = Set.of("embeddings", "embedding", "predictions", "usageMetadata");
    private static final Set<String> COUNTED = Set.of("promptTokenCount", "totalTokenCount");

    private final JsonProvider make;
    private JsonObject extra = JsonValue.EMPTY_JSON_OBJECT;
    private JsonObject usageExtra = JsonValue.EMPTY_JSON_OBJECT;
    private OptionalLong tokens = OptionalLong.empty();

    EmbeddingTally(JsonProvider make) {
        this.make = make;
    }

    void add(JsonObject answer) {
        JsonObject usage = Members.object(answer, "usageMetadata").orElse(JsonValue.EMPTY_JSON_OBJECT);
        OptionalLong counted = Members.whole(usage, "promptTokenCount");
        if (counted.isEmpty()) {
            counted = predicted(answer);
        }
        counted.ifPresent(count -> tokens = OptionalLong.of(tokens.orElse(0) + count));
        usageExtra = Members.without(make, usage, COUNTED);
        extra = Members.without(make, answer, KNOWN);
    }

    Optional<Usage> usage() {
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(Usage.UNKNOWN
                        .vary()
                        .input(tokens)
                        .total(tokens)
                        .extra(usageExtra)
                        .build());
    }

    /** Returns what the last answer says more. */
    JsonObject extra() {
        return extra;
    }

    /** A prediction counts the tokens of each text. */
    private static OptionalLong predicted(JsonObject answer) {
        OptionalLong sum = OptionalLong.empty();
        for (JsonValue prediction : Members.array(answer, "predictions")) {
            OptionalLong count = prediction instanceof JsonObject object
                    ? Members.object(object, "embeddings")
                            .flatMap(embeddings -> Members.object(embeddings, "statistics"))
                            .map(statistics -> Members.whole(statistics, "token_count"))
                            .orElse(OptionalLong.empty())
                    : OptionalLong.empty();
            if (count.isPresent()) {
                sum = OptionalLong.of(sum.orElse(0) + count.getAsLong());
            }
        }
        return sum;
    }
}
