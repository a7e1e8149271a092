package io.dvara.gateway.http.messages;

import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the tools of a request and how they may be used. */
final class ToolsReader {

    private static final String OWN = "custom";

    private final JsonInput in;
    private final JsonProvider make;
    private final List<Tool> tools = new ArrayList<>();
    private Optional<ToolChoice> choice = Optional.empty();
    private Optional<Boolean> parallel = Optional.empty();

    ToolsReader(JsonInput in, JsonProvider make) {
        this.in = in;
        this.make = make;
    }

    void takeTools() {
        in.array(() -> tools.add(tool()));
    }

    void takeChoice() {
        Members given = Members.read(in, make);
        parallel = given.bool("disable_parallel_tool_use").map(disabled -> !disabled);
        ToolChoice known = switch (given.needed("type")) {
            case "auto" -> ToolChoice.Mode.AUTO;
            case "any" -> ToolChoice.Mode.REQUIRED;
            case "none" -> ToolChoice.Mode.NONE;
            case "tool" -> new ToolChoice.Named(given.needed("name"));
            default -> new ToolChoice.Opaque(given.whole());
        };
        choice = Optional.of(given.rest().isEmpty() ? known : new ToolChoice.Opaque(given.whole()));
    }

    ToolUse toolUse() {
        return tools.isEmpty() && choice.isEmpty() ? ToolUse.NONE : new ToolUse(tools, choice, parallel);
    }

    /** A tool of another type than the client's own has a form that only its vendor knows. */
    private Tool tool() {
        Members tool = Members.read(in, make);
        if (!tool.string("type").orElse(OWN).equals(OWN)) {
            return new Tool.Opaque(tool.whole());
        }
        String name = tool.needed("name");
        if (!tool.has("input_schema")) {
            throw tool.wrong("input_schema", "is required: a JSON schema of type object");
        }
        return new Tool.Function(
                name, tool.string("description"), tool.object("input_schema"), tool.bool("strict"), tool.extras());
    }
}
