package io.dvara.provider.anthropic;

import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads tools and the choice among them from requests of the Messages dialect. */
final class MessagesToolReader {

    private final MessagesContentReader content;

    MessagesToolReader(JsonCodec json) {
        this.content = new MessagesContentReader(json);
    }

    /** Reads the tools of a request. */
    ToolUse read(JsonObject body) {
        List<Tool> tools = Members.array(body, "tools").stream()
                .map(JsonValue::asJsonObject)
                .map(this::tool)
                .toList();
        Optional<JsonObject> choice = Members.object(body, "tool_choice");
        Optional<Boolean> parallel = choice.flatMap(given -> Members.flag(given, "disable_parallel_tool_use"))
                .map(disabled -> !disabled);
        return new ToolUse(tools, choice.map(MessagesToolReader::choice), parallel);
    }

    /** A tool without a schema, or of another type than the client's own, is run by the vendor. */
    private Tool tool(JsonObject tool) {
        boolean isFunction = tool.getString("type", "custom").equals("custom") && tool.containsKey("input_schema");
        return isFunction
                ? new Tool.Function(
                        tool.getString("name"),
                        Members.text(tool, "description"),
                        Members.object(tool, "input_schema"),
                        Members.flag(tool, "strict"),
                        content.extras(tool, "name", "description", "input_schema", "strict"))
                : new Tool.Opaque(tool);
    }

    private static ToolChoice choice(JsonObject choice) {
        return switch (choice.getString("type", "")) {
            case "auto" -> ToolChoice.Mode.AUTO;
            case "any" -> ToolChoice.Mode.REQUIRED;
            case "none" -> ToolChoice.Mode.NONE;
            case "tool" -> new ToolChoice.Named(choice.getString("name"));
            default -> new ToolChoice.Opaque(choice);
        };
    }
}
