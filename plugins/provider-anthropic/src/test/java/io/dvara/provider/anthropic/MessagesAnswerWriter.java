package io.dvara.provider.anthropic;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import io.dvara.api.json.JsonCodec;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes answers of one choice in the Messages dialect. */
final class MessagesAnswerWriter {

    private final JsonCodec json;
    private final JsonProvider make;

    MessagesAnswerWriter(JsonCodec json) {
        this.json = json;
        this.make = json.make();
    }

    /** Returns the message that an answer makes. */
    JsonObject write(ChatAnswer answer) {
        ChatAnswer.Choice choice = answer.choices().getFirst();
        JsonObjectBuilder message =
                make.createObjectBuilder().add("type", "message").add("role", "assistant");
        answer.head().id().ifPresent(id -> message.add("id", id));
        answer.head().model().ifPresent(model -> message.add("model", model));
        JsonArrayBuilder content = make.createArrayBuilder();
        choice.message().parts().forEach(part -> content.add(block(part)));
        message.add("content", content)
                .add("stop_reason", text(choice.finish().flatMap(Finish::vendorReason)))
                .add("stop_sequence", text(choice.finish().flatMap(Finish::stopText)));
        answer.usage().ifPresent(usage -> message.add("usage", usage(usage)));
        return message.addAll(make.createObjectBuilder(answer.extra())).build();
    }

    private JsonObject block(Part part) {
        JsonObjectBuilder block = make.createObjectBuilder();
        switch (part) {
            case Part.Text text -> text(text, block);
            case Part.Refusal refusal -> block.add("type", "text").add("text", refusal.text());
            case Part.Reasoning thought
            when thought.sealed().isPresent() ->
                block.add("type", "redacted_thinking")
                        .add("data", thought.sealed().get());
            case Part.Reasoning thought ->
                block.add("type", "thinking")
                        .add("thinking", thought.text())
                        .add("signature", thought.signature().orElse(""));
            case Part.ToolCall call ->
                block.add("type", "tool_use")
                        .add("id", call.id())
                        .add("name", call.name())
                        .add("input", json.read(call.arguments()))
                        .addAll(make.createObjectBuilder(call.extras().fields()));
            case Part.Opaque opaque -> block.addAll(make.createObjectBuilder(opaque.value()));
            default -> throw new IllegalArgumentException("no part of an answer: " + part.getClass());
        }
        return block.build();
    }

    private void text(Part.Text text, JsonObjectBuilder block) {
        block.add("type", "text").add("text", text.text());
        JsonArrayBuilder citations = make.createArrayBuilder();
        text.annotations().forEach(annotation -> citations.add(annotation.get("citation")));
        if (!text.annotations().isEmpty()) {
            block.add("citations", citations);
        }
    }

    private JsonObject usage(Usage usage) {
        JsonObjectBuilder counts = make.createObjectBuilder();
        long cache = usage.cached().orElse(0) + usage.cacheWritten().orElse(0);
        usage.input().ifPresent(all -> counts.add("input_tokens", all - cache));
        add("output_tokens", usage.output(), counts);
        add("cache_read_input_tokens", usage.cached(), counts);
        add("cache_creation_input_tokens", usage.cacheWritten(), counts);
        counts.addAll(make.createObjectBuilder(usage.extra()));
        usage.reasoning()
                .ifPresent(thoughts -> counts.add(
                        "output_tokens_details", make.createObjectBuilder().add("thinking_tokens", thoughts)));
        return counts.build();
    }

    private void add(String name, OptionalLong count, JsonObjectBuilder counts) {
        count.ifPresent(value -> counts.add(name, value));
    }

    private JsonValue text(Optional<String> text) {
        return text.<JsonValue>map(make::createValue).orElse(JsonValue.NULL);
    }
}
