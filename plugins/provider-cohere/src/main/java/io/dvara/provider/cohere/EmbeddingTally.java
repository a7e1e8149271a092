package io.dvara.provider.cohere;

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

    /** Texts and pictures are those of the request. */
    private static final Set<String> KNOWN = Set.of("embeddings", "texts", "images", "inputs");

    private static final Set<String> COUNTED = Set.of("input_tokens", "image_tokens");

    private final JsonProvider make;
    private JsonObject extra = JsonValue.EMPTY_JSON_OBJECT;
    private JsonObject billedExtra = JsonValue.EMPTY_JSON_OBJECT;
    private OptionalLong tokens = OptionalLong.empty();

    EmbeddingTally(JsonProvider make) {
        this.make = make;
    }

    void add(JsonObject answer) {
        JsonObject billed = Members.object(answer, "meta")
                .flatMap(meta -> Members.object(meta, "billed_units"))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        count(Members.whole(billed, "input_tokens"));
        count(Members.whole(billed, "image_tokens"));
        billedExtra = Members.without(make, billed, COUNTED);
        extra = Members.without(make, answer, KNOWN);
    }

    Optional<Usage> usage() {
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(Usage.UNKNOWN
                        .vary()
                        .input(tokens)
                        .total(tokens)
                        .extra(billedExtra)
                        .build());
    }

    /** Returns what the last answer says more. */
    JsonObject extra() {
        return extra;
    }

    private void count(OptionalLong more) {
        more.ifPresent(count -> tokens = OptionalLong.of(tokens.orElse(0) + count));
    }
}
