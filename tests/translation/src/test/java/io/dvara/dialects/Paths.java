package io.dvara.dialects;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** Finds values by paths such as {@code tools/*}{@code /function}; a star means each of a list. */
final class Paths {

    private Paths() {}

    /** Returns what the first of the paths that leads anywhere leads to. */
    static List<JsonValue> first(JsonValue root, List<String> paths) {
        return paths.stream()
                .map(path -> all(root, path))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static List<JsonValue> all(JsonValue root, String path) {
        Stream<JsonValue> found = Stream.of(root);
        for (String step : path.split("/")) {
            found = found.flatMap(value -> step(value, step));
        }
        return found.filter(value -> value != JsonValue.NULL).toList();
    }

    private static Stream<JsonValue> step(JsonValue value, String step) {
        return switch (value) {
            case JsonArray list when step.equals("*") -> list.stream();
            case JsonArray list
            when step.matches("\\d+") ->
                list.stream().skip(Long.parseLong(step)).limit(1);
            case JsonObject object -> Stream.ofNullable(object.get(step));
            default -> Stream.empty();
        };
    }
}
