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
        Optional<String> mode = Members.object(body, "toolConfig")
                .flatMap(config -> Members.object(config, "functionCallingConfig"))
                .flatMap(config -> Members.text(config, "mode"));
        Optional<Boolean> strict = mode.filter("VALIDATED"::equals).map(_ -> true);
        List<Tool> tools = new ArrayList<>();
        for (JsonValue tool : Members.array(body, "tools")) {
            JsonArray functions = Members.array(tool.asJsonObject(), "functionDeclarations");
            functions.forEach(function -> tools.add(function(function.asJsonObject(), strict)));
            if (functions.isEmpty()) {
                tools.add(new Tool.Opaque(tool.asJsonObject()));
            }
        }
        return new ToolUse(tools, mode.flatMap(GenerateToolReader::choice), Optional.empty());
    }

    private static Optional<ToolChoice> choice(String mode) {
        return switch (mode) {
            case "AUTO" -> Optional.of(ToolChoice.Mode.AUTO);
            case "NONE" -> Optional.of(ToolChoice.Mode.NONE);
            case "ANY" -> Optional.of(ToolChoice.Mode.REQUIRED);
            default -> Optional.empty();
        };
    }

    private static Tool function(JsonObject declared, Optional<Boolean> strict) {
        JsonObject function = GenerateContentReader.spelled(declared);
        Optional<JsonObject> schema = Members.object(function, "parametersJsonSchema")
                .or(() -> Members.object(function, "parameters")
                        .map(given -> lower(given).asJsonObject()));
        return new Tool.Function(
                function.getString("name"), Members.text(function, "description"), schema, strict, Extras.NONE);
    }

    private static JsonValue lower(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        var lower = Sending.JSON.make().createObjectBuilder();
        object.forEach((name, inner) -> {
            if (name.equals("type") && inner instanceof JsonString type) {
                lower.add(name, type.getString().toLowerCase(Locale.ROOT));
            } else {
                lower.add(name, lower(inner));
            }
        });
        return lower.build();
    }
}
