package io.dvara.provider.gemini;

import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads usage, in which the vendor counts thoughts apart from output and its tools' prompts from input. */
final class UsageReader {

    private static final Set<String> KNOWN = Set.of(
            "promptTokenCount",
            "candidatesTokenCount",
            "totalTokenCount",
            "cachedContentTokenCount",
            "thoughtsTokenCount");

    private final JsonProvider make;
    private JsonObject seen = JsonValue.EMPTY_JSON_OBJECT;

    UsageReader(JsonProvider make) {
        this.make = make;
    }

    /** Takes the usage of a piece, which replaces what earlier ones said, and returns all that is known. */
    Optional<Usage> add(JsonObject piece) {
        if (!(piece.get("usageMetadata") instanceof JsonObject usage) || usage.isEmpty()) {
            return Optional.empty();
        }
        seen = seen.isEmpty()
                ? usage
                : make.createObjectBuilder(seen)
                        .addAll(make.createObjectBuilder(usage))
                        .build();
        return Optional.of(usage());
    }

    private Usage usage() {
        OptionalLong thoughts = Members.whole(seen, "thoughtsTokenCount");
        return Usage.UNKNOWN
                .vary()
                .input(sum(Members.whole(seen, "promptTokenCount"), Members.whole(seen, "toolUsePromptTokenCount")))
                .output(sum(Members.whole(seen, "candidatesTokenCount"), thoughts))
                .total(Members.whole(seen, "totalTokenCount"))
                .cached(Members.whole(seen, "cachedContentTokenCount"))
                .reasoning(thoughts)
                .audioInput(sound("promptTokensDetails"))
                .audioOutput(sound("candidatesTokensDetails"))
                .extra(Members.without(make, seen, KNOWN))
                .build();
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(one.getAsLong() + other.getAsLong())
                : one.isPresent() ? one : other;
    }

    private OptionalLong sound(String details) {
        for (JsonValue detail : Members.array(seen, details)) {
            if (detail instanceof JsonObject object
                    && Members.text(object, "modality").filter("AUDIO"::equals).isPresent()) {
                return Members.whole(object, "tokenCount");
            }
        }
        return OptionalLong.empty();
    }
}
