package io.dvara.provider.cohere;

import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads usage: what the model read and wrote, of which less may be billed.
 *
 * <p>The vendor counts pictures apart from the other input; what it bills stays as it is.
 */
final class UsageReader {

    private static final String TOKENS = "tokens";
    private static final String BILLED = "billed_units";
    private static final String CACHED = "cached_tokens";
    private static final Set<String> KNOWN = Set.of(TOKENS, CACHED);
    private static final Set<String> KNOWN_TOKENS = Set.of("input_tokens", "output_tokens", "reasoning_tokens");

    private UsageReader() {}

    static Usage read(JsonProvider make, JsonObject usage) {
        JsonObject billed = Members.object(usage, BILLED).orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject tokens = Members.object(usage, TOKENS).orElse(billed);
        return Usage.UNKNOWN
                .vary()
                .input(input(tokens))
                .output(Members.whole(tokens, "output_tokens"))
                .cached(Members.whole(usage, CACHED))
                .reasoning(Members.whole(tokens, "reasoning_tokens"))
                .extra(extra(make, usage))
                .build();
    }

    private static OptionalLong input(JsonObject tokens) {
        OptionalLong texts = Members.whole(tokens, "input_tokens");
        OptionalLong pictures = Members.whole(tokens, "image_tokens");
        return texts.isPresent() && pictures.isPresent()
                ? OptionalLong.of(texts.getAsLong() + pictures.getAsLong())
                : texts.isPresent() ? texts : pictures;
    }

    private static JsonObject extra(JsonProvider make, JsonObject usage) {
        JsonObject rest = Members.without(make, usage, KNOWN);
        JsonObject tokens = Members.object(usage, TOKENS)
                .map(counts -> Members.without(make, counts, KNOWN_TOKENS))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        if (tokens.isEmpty()) {
            return rest;
        }
        JsonObjectBuilder extra = make.createObjectBuilder(rest);
        return extra.add(TOKENS, tokens).build();
    }
}
