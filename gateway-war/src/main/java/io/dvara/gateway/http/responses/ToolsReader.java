package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the tools of a request and how they may be used. */
final class ToolsReader {

    private static final String CHOICE = "tool_choice";

    private final JsonInput in;
    private final JsonProvider make;
    private final Map<String, JsonValue> said;
    private final List<Tool> tools = new ArrayList<>();
    private Optional<ToolChoice> choice = Optional.empty();
    private Optional<Boolean> parallel = Optional.empty();

    /**
     * Makes a reader.
     *
     * @param said is given what stands in the request, for the answer to repeat
     */
    ToolsReader(JsonInput in, JsonProvider make, Map<String, JsonValue> said) {
        this.in = in;
        this.make = make;
        this.said = said;
    }

    /** Reads a member that is not null; returns false when it is none of these. */
    boolean take(String name) {
        switch (name) {
            case "tools" -> takeTools();
            case CHOICE -> choice = Optional.of(choice());
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

    private void takeTools() {
        JsonArrayBuilder all = make.createArrayBuilder();
        in.array(() -> {
            Members tool = Members.read(in, make);
            all.add(tool.whole());
            tools.add(tool(tool));
        });
        said.put("tools", all.build());
    }

    private static Tool tool(Members tool) {
        if (!tool.needed("type").equals("function")) {
            return new Tool.Opaque(tool.whole());
        }
        String name = tool.needed("name");
        Optional<String> description = tool.string("description");
        Optional<JsonObject> parameters = tool.object("parameters");
        Optional<Boolean> strict = tool.bool("strict");
        return new Tool.Function(name, description, parameters, strict, Extras.of(rest(tool)));
    }

    /** A null that the client sends is sent on. */
    private static JsonObject rest(Members tool) {
        JsonObjectBuilder rest = Json.createObjectBuilder(tool.rest());
        for (String name : List.of("description", "parameters", "strict")) {
            if (tool.whole().get(name) == JsonValue.NULL) {
                rest.addNull(name);
            }
        }
        return rest.build();
    }

    private ToolChoice choice() {
        if (in.isString()) {
            String word = in.string();
            said.put(CHOICE, make.createValue(word));
            return switch (word) {
                case "auto" -> ToolChoice.Mode.AUTO;
                case "none" -> ToolChoice.Mode.NONE;
                case "required" -> ToolChoice.Mode.REQUIRED;
                default -> throw in.wrong("must be one of auto, none and required, or an object");
            };
        }
        Members given = Members.read(in, make);
        said.put(CHOICE, given.whole());
        boolean named = given.needed("type").equals("function") && given.has("name");
        if (!named) {
            return new ToolChoice.Opaque(given.whole());
        }
        ToolChoice choice = new ToolChoice.Named(given.needed("name"));
        return given.rest().isEmpty() ? choice : new ToolChoice.Opaque(given.whole());
    }
}
