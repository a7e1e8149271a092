package io.dvara.provider.gemini;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads tools; schemas become JSON schemas, and calls held to them make a function strict. */
final class GenerateToolReader {

    ToolUse read(JsonObject body) {
        JsonObject calling = Members.object(body, "toolConfig")
                .map(GenerateContentReader::spelled)
                .flatMap(config -> Members.object(config, "functionCallingConfig"))
                .map(GenerateContentReader::spelled)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        Optional<String> mode = Members.text(calling, "mode").map(word -> word.toUpperCase(Locale.ROOT));
        List<String> allowed = Members.array(calling, "allowedFunctionNames").getValuesAs(JsonString::getString);
        Optional<Boolean> strict = mode.filter("VALIDATED"::equals).map(_ -> true);
        List<Tool> tools = new ArrayList<>();
        for (JsonObject tool : GenerateContentReader.list(body, "tools")) {
            List<JsonObject> functions =
                    GenerateContentReader.list(GenerateContentReader.spelled(tool), "functionDeclarations");
            functions.forEach(function -> tools.add(function(function, strict)));
            if (functions.isEmpty()) {
                tools.add(new Tool.Opaque(tool));
            }
        }
        return new ToolUse(tools, mode.flatMap(word -> choice(word, allowed)), Optional.empty());
    }

    private static Optional<ToolChoice> choice(String mode, List<String> allowed) {
        if (allowed.size() == 1) {
            return Optional.of(new ToolChoice.Named(allowed.getFirst()));
        }
        if (!allowed.isEmpty()) {
            return Optional.of(new ToolChoice.Opaque(someOf(mode, allowed)));
        }
        return switch (mode) {
            case "AUTO" -> Optional.of(ToolChoice.Mode.AUTO);
            case "NONE" -> Optional.of(ToolChoice.Mode.NONE);
            case "ANY" -> Optional.of(ToolChoice.Mode.REQUIRED);
            default -> Optional.empty();
        };
    }

    /** The choice among some functions in the words of the chat dialect. */
    private static JsonObject someOf(String mode, List<String> allowed) {
        var make = Sending.JSON.make();
        var tools = make.createArrayBuilder();
        allowed.forEach(name -> tools.add(make.createObjectBuilder()
                .add("type", "function")
                .add("function", make.createObjectBuilder().add("name", name))));
        return make.createObjectBuilder()
                .add("type", "allowed_tools")
                .add(
                        "allowed_tools",
                        make.createObjectBuilder()
                                .add("mode", mode.equals("ANY") ? "required" : "auto")
                                .add("tools", tools))
                .build();
    }

    private static Tool function(JsonObject declared, Optional<Boolean> strict) {
        JsonObject function = GenerateContentReader.spelled(declared);
        Optional<JsonObject> schema = Members.object(function, "parametersJsonSchema")
                .or(() -> Members.object(function, "parameters").map(GenerateToolReader::lower));
        return new Tool.Function(
                function.getString("name"), Members.text(function, "description"), schema, strict, Extras.NONE);
    }

    /** Types by their JSON schema's names; some clients write their numbers. */
    static JsonObject lower(JsonObject object) {
        var lower = Sending.JSON.make().createObjectBuilder();
        object.forEach((name, inner) -> {
            if (name.equals("type") && !(inner instanceof JsonObject) && !(inner instanceof JsonArray)) {
                lower.add(name, Plain.type(inner));
            } else {
                lower.add(name, inner instanceof JsonObject further ? lower(further) : inner);
            }
        });
        return lower.build();
    }
}
