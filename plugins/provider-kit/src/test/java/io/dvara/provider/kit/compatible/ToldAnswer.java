package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Merging;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.OptionalLong;

/** Writes a canonical answer as the chat dialect tells it, without members that say nothing. */
final class ToldAnswer {

    private static final JsonProvider JSON = JsonProvider.provider();

    private ToldAnswer() {}

    static JsonObject of(ChatAnswer answer) {
        JsonObjectBuilder builder = Json.createObjectBuilder(answer.extra());
        answer.head().id().ifPresent(id -> builder.add("id", id));
        answer.head().model().ifPresent(model -> builder.add("model", model));
        answer.head().created().ifPresent(created -> builder.add("created", created));
        answer.usage().ifPresent(usage -> builder.add("usage", usage(usage)));
        JsonArrayBuilder choices = Json.createArrayBuilder();
        answer.choices().forEach(choice -> choices.add(choice(choice)));
        return builder.add("choices", choices).build();
    }

    private static JsonObject choice(ChatAnswer.Choice choice) {
        JsonObjectBuilder builder = Json.createObjectBuilder(choice.extra()).add("index", choice.index());
        choice.finish()
                .ifPresent(finish ->
                        builder.add("finish_reason", finish.vendorReason().orElse("?")));
        choice.logprobs().ifPresent(logprobs -> builder.add("logprobs", logprobs));
        return builder.add("message", message(choice)).build();
    }

    private static JsonObject message(ChatAnswer.Choice choice) {
        JsonObjectBuilder builder =
                Json.createObjectBuilder(choice.message().extras().fields());
        StringBuilder thoughts = new StringBuilder();
        JsonArrayBuilder annotations = Json.createArrayBuilder();
        JsonArrayBuilder calls = Json.createArrayBuilder();
        for (Part part : choice.message().parts()) {
            switch (part) {
                case Part.Text text -> text.annotations().forEach(annotations::add);
                case Part.Reasoning thought -> thoughts.append(thought.text());
                case Part.ToolCall call -> calls.add(call(call));
                case Part.Refusal refusal -> builder.add("refusal", refusal.text());
                default -> throw new AssertionError("not expected: " + part);
            }
        }
        String text = choice.message().text();
        addUnlessEmpty(builder, "content", text);
        addUnlessEmpty(builder, "reasoning_content", thoughts.toString());
        addUnlessEmpty(builder, "tool_calls", calls);
        addUnlessEmpty(builder, "annotations", annotations);
        return builder.build();
    }

    private static JsonObject call(Part.ToolCall call) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        if (!call.id().isEmpty()) {
            builder.add("id", call.id());
        }
        boolean isFunction = !call.name().isEmpty() || !call.extras().fields().containsKey("type");
        if (isFunction) {
            builder.add(
                    "function",
                    Json.createObjectBuilder().add("name", call.name()).add("arguments", call.arguments()));
        }
        return Merging.deep(
                JSON,
                builder.build(),
                call.extras().equals(Extras.NONE)
                        ? JsonObject.EMPTY_JSON_OBJECT
                        : call.extras().fields());
    }

    static JsonObject usage(Usage usage) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        add(builder, "prompt_tokens", usage.input());
        add(builder, "completion_tokens", usage.output());
        add(builder, "total_tokens", usage.total());
        JsonObjectBuilder input = Json.createObjectBuilder();
        add(input, "cached_tokens", usage.cached());
        add(input, "audio_tokens", usage.audioInput());
        JsonObjectBuilder output = Json.createObjectBuilder();
        add(output, "reasoning_tokens", usage.reasoning());
        add(output, "audio_tokens", usage.audioOutput());
        addUnlessEmpty(builder, "prompt_tokens_details", input.build());
        addUnlessEmpty(builder, "completion_tokens_details", output.build());
        return Merging.deep(JSON, builder.build(), usage.extra());
    }

    private static void add(JsonObjectBuilder builder, String name, OptionalLong count) {
        count.ifPresent(value -> builder.add(name, value));
    }

    private static void addUnlessEmpty(JsonObjectBuilder builder, String name, JsonObject value) {
        if (!value.isEmpty()) {
            builder.add(name, value);
        }
    }

    private static void addUnlessEmpty(JsonObjectBuilder builder, String name, JsonArrayBuilder values) {
        var array = values.build();
        if (!array.isEmpty()) {
            builder.add(name, array);
        }
    }

    private static void addUnlessEmpty(JsonObjectBuilder builder, String name, String text) {
        if (!text.isEmpty()) {
            builder.add(name, text);
        }
    }
}
