package io.dvara.dialects;

import io.dvara.testkit.provider.GoldenAnswer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What an answer says, whoever gave it and in whichever form.
 *
 * @param words what is said
 * @param calls the wanted calls of tools, in their order
 * @param finish {@code stop}, {@code length}, {@code tool_calls} or {@code content_filter}
 * @param input tokens of the prompt, those of a cache included
 * @param output tokens of the answer, those of thoughts included
 */
record Meaning(Words words, List<Wanted> calls, String finish, OptionalLong input, OptionalLong output) {

    /**
     * What is said.
     *
     * @param text to the user
     * @param thoughts before it
     * @param refusal instead of it
     */
    record Words(String text, String thoughts, String refusal) {}

    /**
     * A wanted call.
     *
     * @param id by which the result is told
     * @param name the tool
     * @param arguments parsed
     */
    record Wanted(String id, String name, JsonObject arguments) {

        static Wanted of(String id, String name, String arguments) {
            return new Wanted(id, name, parse(arguments));
        }
    }

    Meaning {
        calls = List.copyOf(calls);
    }

    /** Reads what a case's file says of a recorded answer. */
    static Meaning of(JsonObject means) {
        List<Wanted> calls = means.getOrDefault("calls", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .map(call -> new Wanted("", call.getString("name"), call.getJsonObject("arguments")))
                .toList();
        return new Meaning(
                new Words(means.getString("text", ""), means.getString("thoughts", ""), means.getString("refusal", "")),
                calls,
                means.getString("finish"),
                count(means, "input"),
                count(means, "output"));
    }

    /** Returns what the answer of this name means in the files of every plugin's contract. */
    static Meaning golden(String name) {
        GoldenAnswer golden = GoldenAnswer.all().stream()
                .filter(answer -> answer.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Meaning(
                new Words(golden.text(), golden.thoughts(), golden.refusal()),
                golden.calls().stream()
                        .map(call -> Wanted.of("", call.name(), call.arguments()))
                        .toList(),
                golden.finish().name().toLowerCase(Locale.ROOT),
                golden.usage().input(),
                golden.usage().output());
    }

    static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json.isEmpty() ? "{}" : json))) {
            return reader.readObject();
        }
    }

    private static OptionalLong count(JsonObject means, String name) {
        return means.containsKey(name)
                ? OptionalLong.of(means.getJsonNumber(name).longValue())
                : OptionalLong.empty();
    }
}
