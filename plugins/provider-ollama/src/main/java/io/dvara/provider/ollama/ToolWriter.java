package io.dvara.provider.ollama;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.LeftOut;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

/** Writes the tools; the model may call them or not, as Ollama knows no other choice. */
final class ToolWriter {

    private final JsonProvider make;
    private final LeftOut left;

    ToolWriter(JsonProvider make, Call call) {
        this.make = make;
        this.left = new LeftOut(call);
    }

    void write(ToolUse use, JsonObjectBuilder body) {
        ToolChoice choice = use.choice().orElse(ToolChoice.Mode.AUTO);
        if (use.tools().isEmpty() || choice == ToolChoice.Mode.NONE) {
            return;
        }
        if (choice != ToolChoice.Mode.AUTO) {
            throw ProviderException.unsupported(
                    "tool_choice", "Ollama forces no tool: ask with the tool_choice 'auto' or 'none'");
        }
        if (use.isHeldToOneCall()) {
            throw ProviderException.unsupported(
                    "parallel_tool_calls", "Ollama cannot be kept from calling several tools at once: leave it out");
        }
        JsonArrayBuilder tools = make.createArrayBuilder();
        for (int i = 0; i < use.tools().size(); i++) {
            tools.add(tool(use.tools().get(i), "tools[" + i + "]"));
        }
        body.add("tools", tools);
    }

    private JsonObject tool(Tool tool, String path) {
        return switch (tool) {
            case Tool.Function function ->
                make.createObjectBuilder()
                        .add("type", "function")
                        .add("function", function(function, path))
                        .build();
            case Tool.Opaque _ ->
                throw ProviderException.unsupported(path, path + ": Ollama knows tools of the type function alone");
        };
    }

    private JsonObjectBuilder function(Tool.Function function, String path) {
        function.strict().filter(strict -> strict).ifPresent(_ -> left.field(path + ".function.strict"));
        dropExtras(function.extras(), path);
        JsonObjectBuilder written = make.createObjectBuilder().add("name", function.name());
        function.description().ifPresent(text -> written.add("description", text));
        return written.add("parameters", function.parameters().orElseGet(this::noParameters));
    }

    private JsonObject noParameters() {
        return make.createObjectBuilder()
                .add("type", "object")
                .add("properties", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }

    private void dropExtras(Extras extras, String path) {
        left.restAndMark(extras, path, Set.of());
    }
}
