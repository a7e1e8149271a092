package io.dvara.provider.mock;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.completion.CompletionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of a request that change nothing in an answer here, though they would elsewhere. */
final class LeftOut {

    /** Fields of other dialects whose meaning stands in the request itself. */
    private static final Set<String> UNDERSTOOD =
            Set.of("thinking", "output_config", "output_format", "reasoning", "stream_options");

    private LeftOut() {}

    static List<String> of(ChatRequest request) {
        List<String> fields = new ArrayList<>(request.extra().keySet());
        fields.removeAll(UNDERSTOOD);
        if (request.tools().tools().stream().anyMatch(Tool.Opaque.class::isInstance)) {
            fields.add("tools");
        }
        if (request.tools().choice().filter(ToolChoice.Opaque.class::isInstance).isPresent()) {
            fields.add("tool_choice");
        }
        if (request.format().filter(ResponseFormat.Opaque.class::isInstance).isPresent()) {
            fields.add("response_format");
        }
        return fields;
    }

    static List<String> of(CompletionRequest request) {
        List<String> fields = new ArrayList<>(request.extra().keySet());
        fields.remove("echo");
        return fields;
    }
}
