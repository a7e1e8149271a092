package io.dvara.provider.bedrock;

import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads usage, whose input the vendor counts without what it read from and wrote to its cache. */
final class UsageReader {

    /** The counts of the cache stand there twice, under an older name too. */
    private static final Set<String> KNOWN = Set.of(
            "inputTokens",
            "outputTokens",
            "totalTokens",
            "cacheReadInputTokens",
            "cacheWriteInputTokens",
            "cacheReadInputTokenCount",
            "cacheWriteInputTokenCount");

    private UsageReader() {}

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
        return new Usage(
                all,
                Members.whole(usage, "outputTokens"),
                Members.whole(usage, "totalTokens"),
                cached,
                written,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Members.without(make, usage, KNOWN));
    }
}
