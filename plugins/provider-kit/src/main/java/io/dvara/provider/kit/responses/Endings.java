package io.dvara.provider.kit.responses;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** How answers end and what they took. */
final class Endings {

    private static final Set<String> CALLS = Set.of("function_call", "custom_tool_call");

    private Endings() {}

    static Finish finish(JsonObject response, String status) {
        return switch (status) {
            case "completed" -> Finish.of(calls(response) ? FinishReason.TOOL_CALLS : FinishReason.STOP);
            case "incomplete" ->
                incomplete(Members.object(response, "incomplete_details")
                        .flatMap(details -> Members.text(details, "reason"))
                        .orElse(status));
            default -> new Finish(FinishReason.OTHER, Optional.of(status), Optional.empty());
        };
    }

    static Usage usage(JsonObject usage) {
        JsonObject input = Members.object(usage, "input_tokens_details").orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject output = Members.object(usage, "output_tokens_details").orElse(JsonValue.EMPTY_JSON_OBJECT);
        return Usage.UNKNOWN
                .vary()
                .input(Members.whole(usage, "input_tokens"))
                .output(Members.whole(usage, "output_tokens"))
                .total(Members.whole(usage, "total_tokens"))
                .cached(Members.whole(input, "cached_tokens"))
                .cacheWritten(Members.whole(input, "cache_write_tokens"))
                .reasoning(Members.whole(output, "reasoning_tokens"))
                .build();
    }

    private static Finish incomplete(String reason) {
        FinishReason known = switch (reason) {
            case "max_output_tokens" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
        return new Finish(known, Optional.of(reason), Optional.empty());
    }

    private static boolean calls(JsonObject response) {
        return Members.array(response, "output").stream()
                .anyMatch(item -> item instanceof JsonObject object
                        && CALLS.contains(Members.text(object, "type").orElse("")));
    }
}
