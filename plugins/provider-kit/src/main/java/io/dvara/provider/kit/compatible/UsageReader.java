package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads usage in the words of the chat dialect; what has no place in it is kept as it is. */
final class UsageReader {

    private static final String INPUT_DETAILS = "prompt_tokens_details";
    private static final String OUTPUT_DETAILS = "completion_tokens_details";
    private static final Set<String> KNOWN =
            Set.of("prompt_tokens", "completion_tokens", "total_tokens", INPUT_DETAILS, OUTPUT_DETAILS);
    private static final Set<String> KNOWN_DETAILS = Set.of("cached_tokens", "reasoning_tokens", "audio_tokens");
    private static final List<String> CACHED = List.of("cached_tokens", "prompt_cache_hit_tokens", "num_cached_tokens");
    private static final List<String> WRITTEN =
            List.of("cache_write_tokens", "cache_creation_tokens", "cache_creation_input_tokens");

    private UsageReader() {}

    static Usage read(JsonProvider make, JsonObject usage) {
        JsonObject input = Members.object(usage, INPUT_DETAILS).orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject output = Members.object(usage, OUTPUT_DETAILS).orElse(JsonValue.EMPTY_JSON_OBJECT);
        OptionalLong cached = Members.whole(input, "cached_tokens");
        OptionalLong written = first(input, WRITTEN);
        OptionalLong reasoning = Members.whole(output, "reasoning_tokens");
        return Usage.UNKNOWN
                .vary()
                .input(Members.whole(usage, "prompt_tokens"))
                .output(Members.whole(usage, "completion_tokens"))
                .total(Members.whole(usage, "total_tokens"))
                .cached(cached.isPresent() ? cached : first(usage, CACHED))
                .cacheWritten(written.isPresent() ? written : first(usage, WRITTEN))
                .reasoning(reasoning.isPresent() ? reasoning : Members.whole(usage, "reasoning_tokens"))
                .audioInput(Members.whole(input, "audio_tokens"))
                .audioOutput(Members.whole(output, "audio_tokens"))
                .extra(extra(make, usage))
                .build();
    }

    /** Counts thoughts among the answer, which a vendor counted apart: then the sum needs both. */
    static Usage withReasoning(Usage usage) {
        long answer = usage.output().orElse(0);
        long thoughts = usage.reasoning().orElse(0);
        boolean isApart =
                thoughts > 0 && usage.total().orElse(0) == usage.input().orElse(0) + answer + thoughts;
        return isApart ? usage.vary().output(OptionalLong.of(answer + thoughts)).build() : usage;
    }

    private static JsonObject extra(JsonProvider make, JsonObject usage) {
        JsonObjectBuilder extra = make.createObjectBuilder(Members.without(make, usage, KNOWN));
        addDetails(make, extra, usage, INPUT_DETAILS);
        addDetails(make, extra, usage, OUTPUT_DETAILS);
        return extra.build();
    }

    /** What is not read from the details stays where it was, also a null or an empty object. */
    private static void addDetails(JsonProvider make, JsonObjectBuilder extra, JsonObject usage, String name) {
        JsonValue details = usage.get(name);
        if (details instanceof JsonObject object) {
            JsonObject rest = Members.without(make, object, KNOWN_DETAILS);
            if (!rest.isEmpty() || object.isEmpty()) {
                extra.add(name, rest);
            }
        } else if (details != null) {
            extra.add(name, details);
        }
    }

    private static OptionalLong first(JsonObject object, List<String> names) {
        for (String name : names) {
            OptionalLong count = Members.whole(object, name);
            if (count.isPresent()) {
                return count;
            }
        }
        return OptionalLong.empty();
    }
}
