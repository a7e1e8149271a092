package io.dvara.provider.anthropic;

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

    private static final String DETAILS = "output_tokens_details";
    private static final String THOUGHTS = "thinking_tokens";
    private static final Set<String> KNOWN =
            Set.of("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", DETAILS);

    private final JsonProvider make;
    private JsonObject seen = JsonValue.EMPTY_JSON_OBJECT;

    UsageReader(JsonProvider make) {
        this.make = make;
    }

    /** Takes the usage of a message or event, which replaces what earlier ones said, and returns all that is known. */
    Optional<Usage> add(JsonObject carrier) {
        if (!(carrier.get("usage") instanceof JsonObject usage)) {
            return Optional.empty();
        }
        JsonObjectBuilder merged = make.createObjectBuilder(seen);
        usage.forEach((name, value) -> {
            if (value != JsonValue.NULL || !seen.containsKey(name)) {
                merged.add(name, value);
            }
        });
        seen = merged.build();
        return Optional.of(usage());
    }

    private Usage usage() {
        OptionalLong read = Members.whole(seen, "cache_read_input_tokens");
        OptionalLong written = Members.whole(seen, "cache_creation_input_tokens");
        OptionalLong input = Members.whole(seen, "input_tokens");
        OptionalLong all =
                input.isEmpty() ? input : OptionalLong.of(input.getAsLong() + read.orElse(0) + written.orElse(0));
        OptionalLong thoughts = seen.get(DETAILS) instanceof JsonObject details
                ? Members.whole(details, THOUGHTS)
                : OptionalLong.empty();
        return Usage.UNKNOWN
                .vary()
                .input(all)
                .output(Members.whole(seen, "output_tokens"))
                .cached(read)
                .cacheWritten(written)
                .reasoning(thoughts)
                .extra(extra())
                .build();
    }

    private JsonObject extra() {
        JsonObject extra = Members.without(make, seen, KNOWN);
        if (seen.get(DETAILS) instanceof JsonObject details) {
            JsonObject rest = Members.without(make, details, Set.of(THOUGHTS));
            if (!rest.isEmpty()) {
                return make.createObjectBuilder(extra).add(DETAILS, rest).build();
            }
        }
        return extra;
    }
}
