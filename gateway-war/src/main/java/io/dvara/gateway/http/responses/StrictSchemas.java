package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Tool;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether arguments have to hold to their schema when nothing is said: here they do where the schema is fit for it. */
final class StrictSchemas {

    private StrictSchemas() {}

    static Optional<Boolean> wish(Tool.Function tool) {
        if (tool.strict().isPresent()) {
            return tool.strict();
        }
        return tool.parameters().filter(StrictSchemas::isStrict).map(_ -> true);
    }

    /** All members of all objects have to be required, and no others allowed. */
    private static boolean isStrict(JsonObject schema) {
        boolean isObject = schema.get("properties") instanceof JsonObject
                || schema.get("type") instanceof JsonString type
                        && type.getString().equals("object");
        return (!isObject || isClosed(schema)) && schema.values().stream().allMatch(StrictSchemas::isStrictWithin);
    }

    private static boolean isStrictWithin(JsonValue value) {
        return switch (value) {
            case JsonObject inner -> isStrict(inner);
            case JsonArray list -> list.stream().allMatch(StrictSchemas::isStrictWithin);
            default -> true;
        };
    }

    private static boolean isClosed(JsonObject schema) {
        Set<String> required = schema.get("required") instanceof JsonArray names
                ? names.stream()
                        .filter(JsonString.class::isInstance)
                        .map(name -> ((JsonString) name).getString())
                        .collect(Collectors.toSet())
                : Set.of();
        return JsonValue.FALSE.equals(schema.get("additionalProperties"))
                && schema.get("properties") instanceof JsonObject properties
                && required.containsAll(properties.keySet());
    }
}
