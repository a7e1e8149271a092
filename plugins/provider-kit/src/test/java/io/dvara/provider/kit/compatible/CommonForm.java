package io.dvara.provider.kit.compatible;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** Brings a vendor's whole answer into the form in which the gateway would tell it. */
final class CommonForm {

    private static final Set<String> TYPES = Set.of("\"function\"", "\"\"", "null");
    private static final Set<String> NOTHING = Set.of("logprobs", "finish_reason");
    private static final Set<String> EMPTY = Set.of("null", "\"\"", "[]");

    private CommonForm() {}

    static JsonObject of(JsonObject answer) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        answer.forEach((name, value) -> {
            if (name.equals("choices")) {
                JsonArrayBuilder choices = Json.createArrayBuilder();
                value.asJsonArray().forEach(choice -> choices.add(choice(choice.asJsonObject())));
                builder.add(name, choices);
            } else if (name.equals("usage")) {
                if (value instanceof JsonObject usage) {
                    builder.add(name, usage(usage));
                }
            } else if (!name.equals("object")) {
                builder.add(name, value);
            }
        });
        usageBeside(answer).ifPresent(usage -> builder.add("usage", usage));
        return builder.build();
    }

    private static Optional<JsonObject> usageBeside(JsonObject answer) {
        return answer.get("x_groq") instanceof JsonObject beside && !answer.containsKey("usage")
                ? Optional.ofNullable(beside.getJsonObject("usage"))
                : Optional.empty();
    }

    /** Counts that a vendor gives beside the details are told in the details too. */
    private static JsonObject usage(JsonObject usage) {
        JsonObjectBuilder builder = Json.createObjectBuilder(usage);
        addDetail(builder, usage, "completion_tokens_details.reasoning_tokens", "reasoning_tokens");
        addDetail(builder, usage, "prompt_tokens_details.cached_tokens", "cached_tokens");
        addDetail(builder, usage, "prompt_tokens_details.cached_tokens", "num_cached_tokens");
        addDetail(builder, usage, "prompt_tokens_details.cached_tokens", "prompt_cache_hit_tokens");
        return builder.build();
    }

    private static void addDetail(JsonObjectBuilder builder, JsonObject usage, String path, String beside) {
        String details = path.substring(0, path.indexOf('.'));
        String name = path.substring(path.indexOf('.') + 1);
        if (usage.containsKey(beside) && !usage.containsKey(details)) {
            builder.add(details, Json.createObjectBuilder().add(name, usage.get(beside)));
        }
    }

    private static JsonObject choice(JsonObject choice) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        builder.add(
                "message",
                message(choice.containsKey("message") ? choice.getJsonObject("message") : JsonValue.EMPTY_JSON_OBJECT));
        choice.forEach((name, value) -> {
            boolean saysNothing = NOTHING.contains(name) && value == JsonValue.NULL;
            if (!saysNothing && !name.equals("message") && !name.equals("delta")) {
                builder.add(name, value);
            }
        });
        return builder.build();
    }

    private static JsonObject message(JsonObject message) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        message.forEach((name, value) -> {
            switch (name) {
                case "role" -> {}
                case "reasoning", "reasoning_content" -> addUnlessEmpty(builder, "reasoning_content", value);
                case "content" -> addContent(builder, value);
                case "refusal" -> addUnlessEmpty(builder, name, value);
                case "tool_calls" -> {
                    if (value instanceof JsonArray calls && !calls.isEmpty()) {
                        builder.add(name, calls(calls));
                    }
                }
                default -> builder.add(name, value);
            }
        });
        return builder.build();
    }

    private static void addUnlessEmpty(JsonObjectBuilder builder, String name, JsonValue value) {
        if (!EMPTY.contains(value.toString())) {
            builder.add(name, value);
        }
    }

    private static void addContent(JsonObjectBuilder builder, JsonValue content) {
        if (!(content instanceof JsonArray parts)) {
            addUnlessEmpty(builder, "content", content);
            return;
        }
        StringBuilder text = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        for (JsonObject part : parts.getValuesAs(JsonObject.class)) {
            if (part.getString("type").equals("text")) {
                text.append(part.getString("text"));
            } else {
                part.getJsonArray("thinking")
                        .getValuesAs(JsonObject.class)
                        .forEach(piece -> thoughts.append(piece.getString("text")));
            }
        }
        addUnlessEmpty(builder, "content", Json.createValue(text.toString()));
        addUnlessEmpty(builder, "reasoning_content", Json.createValue(thoughts.toString()));
    }

    private static JsonObjectBuilder written(JsonObject function) {
        JsonValue arguments = function.getOrDefault("arguments", JsonValue.NULL);
        JsonValue text = arguments instanceof JsonObject ? Json.createValue(arguments.toString()) : arguments;
        return Json.createObjectBuilder(function)
                .add("arguments", text == JsonValue.NULL ? Json.createValue("") : text);
    }

    private static JsonArray calls(JsonArray calls) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObject call : calls.getValuesAs(JsonObject.class)) {
            JsonObjectBuilder builder = Json.createObjectBuilder();
            call.forEach((name, value) -> {
                boolean isFunction = name.equals("type") && TYPES.contains(value.toString());
                boolean isNoId = name.equals("id") && EMPTY.contains(value.toString());
                if (!name.equals("index") && !isFunction && !isNoId) {
                    builder.add(name, value);
                }
            });
            if (call.get("function") instanceof JsonObject function) {
                builder.add("function", written(function));
            }
            all.add(builder);
        }
        return all.build();
    }
}
