package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.pipeline.Addressee;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in the canonical form what a request wishes beside its conversation. */
final class TranslatedWishes {

    /** The gateway itself does what these ask for. */
    private static final Set<String> SERVED_HERE = Set.of("store", "metadata", "include", "stream_options");

    private static final Set<String> OWNERS_ALONE = Set.of("conversation", "prompt", "previous_response_id");
    private static final Set<String> DROPPED =
            Set.of("truncation", "max_tool_calls", "context_management", "client_metadata");
    private static final Map<String, Set<String>> USUAL =
            Map.of("service_tier", Set.of("auto", "default"), "truncation", Set.of("disabled"));
    private static final Set<String> SUMMARIES = Set.of("summary", "generate_summary");
    private static final String LOGPROBS = "message.output_text.logprobs";

    private final ChatRequest request;
    private final Addressee to;

    TranslatedWishes(ChatRequest request, Addressee to) {
        this.request = request;
        this.to = to;
    }

    void put(ChatRequest.Builder translated) {
        translated.tools(toolUse()).extra(extra());
        boolean logprobs = request.extra().get("include") instanceof JsonArray include
                && include.stream()
                        .anyMatch(it -> it instanceof JsonString text
                                && text.getString().equals(LOGPROBS));
        if (logprobs && request.topLogprobs().isEmpty()) {
            translated.topLogprobs(0);
        }
    }

    private JsonObject extra() {
        JsonObjectBuilder extra = Json.createObjectBuilder();
        for (Map.Entry<String, JsonValue> field : request.extra().entrySet()) {
            String name = field.getKey();
            JsonValue value = field.getValue();
            boolean usual = isUsual(name, value);
            if (OWNERS_ALONE.contains(name) || name.equals("background") && !usual) {
                throw ownersAlone(name);
            } else if (name.equals("text") || name.equals("reasoning")) {
                dropInner(name, value.asJsonObject());
            } else if (DROPPED.contains(name) && !usual) {
                to.drop(name);
            } else if (!SERVED_HERE.contains(name) && !usual) {
                extra.add(name, value);
            }
        }
        return extra.build();
    }

    /** Asks for what holds anyway. */
    private static boolean isUsual(String name, JsonValue value) {
        return value.equals(JsonValue.FALSE)
                || value instanceof JsonString word
                        && USUAL.getOrDefault(name, Set.of()).contains(word.getString());
    }

    private ProviderException ownersAlone(String name) {
        String why = name.equals("previous_response_id")
                ? ", whose answer is kept by another provider: send the conversation as input, or choose its model"
                : ": leave it out or choose a model of a provider that has the Responses API itself";
        return ProviderException.unsupported(
                name, "provider " + to.provider() + " has no form for '" + name + "'" + why);
    }

    private void dropInner(String name, JsonObject members) {
        for (String member : members.keySet()) {
            if (!SUMMARIES.contains(member)) {
                to.drop(name + "." + member);
            }
        }
    }

    private ToolUse toolUse() {
        ToolUse use = request.tools();
        List<Tool> tools = new ArrayList<>(use.tools().size());
        for (int i = 0; i < use.tools().size(); i++) {
            tools.add(tool(use.tools().get(i), "tools[" + i + "]"));
        }
        if (use.choice().isEmpty() || !(use.choice().get() instanceof ToolChoice.Opaque choice)) {
            return new ToolUse(tools, use.choice(), use.parallel());
        }
        Set<String> allowed = allowed(choice.value());
        List<Tool> kept = tools.stream()
                .filter(it -> it instanceof Tool.Function function && allowed.contains(function.name()))
                .toList();
        return new ToolUse(kept, Optional.of(choice(choice.value())), use.parallel());
    }

    private Tool tool(Tool tool, String place) {
        return switch (tool) {
            case Tool.Function it ->
                new Tool.Function(it.name(), it.description(), it.parameters(), StrictSchemas.wish(it), Extras.NONE);
            case Tool.Opaque it when CustomTools.isOne(it.value()) -> custom(it.value(), place);
            case Tool.Opaque it ->
                throw ProviderException.unsupported(
                        place,
                        "provider " + to.provider() + " does not run the tool '"
                                + it.value().getString("type", "") + "' (" + place
                                + "): leave it out or choose a model of a provider that does");
        };
    }

    private Tool custom(JsonObject tool, String place) {
        if (CustomTools.isAfterAGrammar(tool)) {
            to.drop(place + ".format");
        }
        return CustomTools.function(tool);
    }

    /** Returns the functions that a choice allows. */
    private static Set<String> allowed(JsonObject choice) {
        if (choice.get("tools") instanceof JsonArray tools) {
            return tools.stream()
                    .filter(JsonObject.class::isInstance)
                    .map(it -> it.asJsonObject().getString("name", ""))
                    .collect(Collectors.toSet());
        }
        return Set.of(choice.getString("name", ""));
    }

    private ToolChoice choice(JsonObject choice) {
        String type = choice.getString("type", "");
        return switch (type) {
            case "allowed_tools" ->
                choice.getString("mode", "auto").equals("required") ? ToolChoice.Mode.REQUIRED : ToolChoice.Mode.AUTO;
            case "function", CustomTools.TYPE -> new ToolChoice.Named(choice.getString("name", ""));
            default ->
                throw ProviderException.unsupported(
                        "tool_choice", "provider " + to.provider() + " does not run the tool '" + type + "'");
        };
    }
}
