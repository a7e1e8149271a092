package io.dvara.gateway.http.chat;

import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import io.dvara.gateway.http.dialect.Remainder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the tools of a chat and how they may be used. */
final class ToolUseReader {

    private final JsonInput in;
    private final JsonProvider make;
    private final Remainder remainder;
    private final List<Tool> tools = new ArrayList<>();
    private Optional<ToolChoice> choice = Optional.empty();
    private Optional<Boolean> parallel = Optional.empty();

    ToolUseReader(JsonInput in, JsonProvider make, Remainder remainder) {
        this.in = in;
        this.make = make;
        this.remainder = remainder;
    }

    /** Reads a member that is not null; returns false when it is none of these. */
    boolean take(String name) {
        switch (name) {
            case "tools" -> in.array(() -> tools.add(tool()));
            case "tool_choice" -> takeChoice();
            case "parallel_tool_calls" -> parallel = Optional.of(in.bool());
            default -> {
                return false;
            }
        }
        return true;
    }

    ToolUse toolUse() {
        return tools.isEmpty() && choice.isEmpty() && parallel.isEmpty()
                ? ToolUse.NONE
                : new ToolUse(tools, choice, parallel);
    }

    private Tool tool() {
        Members tool = Members.read(in, make);
        boolean isUntyped = tool.has("function") && !tool.has("type");
        if (!isUntyped && !tool.needed("type").equals("function")) {
            return new Tool.Opaque(tool.whole());
        }
        Members function = tool.inner("function");
        return new Tool.Function(
                function.needed("name"),
                function.string("description"),
                function.object("parameters"),
                function.bool("strict"),
                tool.extras());
    }

    private void takeChoice() {
        if (!in.isString()) {
            choice = Optional.of(named(in.object()));
            return;
        }
        String word = in.string();
        switch (word) {
            case "auto" -> choice = Optional.of(ToolChoice.Mode.AUTO);
            case "none" -> choice = Optional.of(ToolChoice.Mode.NONE);
            case "required" -> choice = Optional.of(ToolChoice.Mode.REQUIRED);
            default -> remainder.keep("tool_choice", make.createValue(word));
        }
    }

    private static ToolChoice named(JsonObject value) {
        if (value.size() == 2
                && value.get("type") instanceof JsonString type
                && type.getString().equals("function")
                && value.get("function") instanceof JsonObject function
                && function.size() == 1
                && function.get("name") instanceof JsonString name) {
            return new ToolChoice.Named(name.getString());
        }
        return new ToolChoice.Opaque(value);
    }
}
