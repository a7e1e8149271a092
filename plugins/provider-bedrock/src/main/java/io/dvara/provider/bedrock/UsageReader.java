package io.dvara.provider.bedrock;

import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads usage, whose input the vendor counts without what it read from and wrote to its cache. */
final class UsageReader {

    private static final String DETAILS = "cacheDetails";

    /** The counts of the cache stand there twice, under an older name too. */
    private static final Set<String> KNOWN = Set.of(
            "inputTokens",
            "outputTokens",
            "totalTokens",
            "cacheReadInputTokens",
            "cacheWriteInputTokens",
            DETAILS,
            "cacheReadInputTokenCount",
            "cacheWriteInputTokenCount");

    private UsageReader() {}

    /** How long the cache keeps what was written is told in the words in which Anthropic's clients know it. */
    private static JsonObject extra(JsonObject usage, JsonProvider make) {
        JsonObject rest = Members.without(make, usage, KNOWN);
        JsonObjectBuilder split = make.createObjectBuilder();
        for (JsonValue detail : Members.array(usage, DETAILS)) {
            if (detail instanceof JsonObject written) {
                Members.whole(written, "inputTokens")
                        .ifPresent(tokens ->
                                split.add("ephemeral_" + written.getString("ttl", "5m") + "_input_tokens", tokens));
            }
        }
        JsonObject told = split.build();
        return told.isEmpty()
                ? rest
                : make.createObjectBuilder(rest).add("cache_creation", told).build();
    }

    /** Returns the usage that an answer or an event tells. */
    static Optional<Usage> of(JsonObject carrier, JsonProvider make) {
        return Members.object(carrier, "usage").map(usage -> read(usage, make));
    }

    private static Usage read(JsonObject usage, JsonProvider make) {
        OptionalLong cached = Members.whole(usage, "cacheReadInputTokens");
        OptionalLong written = Members.whole(usage, "cacheWriteInputTokens");
        OptionalLong input = Members.whole(usage, "inputTokens");
        OptionalLong all =
                input.isEmpty() ? input : OptionalLong.of(input.getAsLong() + cached.orElse(0) + written.orElse(0));
        return Usage.UNKNOWN
                .vary()
                .input(all)
                .output(Members.whole(usage, "outputTokens"))
                .total(Members.whole(usage, "totalTokens"))
                .cached(cached)
                .cacheWritten(written)
                .extra(extra(usage, make))
                .build();
    }
}
