package io.dvara.gateway.http.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a whole answer, of which the dialect knows one. */
final class MessageWriter {

    static final Set<String> MESSAGE =
            Set.of("id", "type", "role", "model", "content", "stop_reason", "stop_sequence", "usage");
    static final Set<String> TOOL_USE = Set.of("type", "id", "name", "input");

    private static final ChatAnswer.Choice NOTHING = new ChatAnswer.Choice(
            0, Message.of(Role.ASSISTANT, ""), Optional.empty(), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);

    private final JacksonCodec codec;
    private final MessageStyle style;
    private final MessageJson out;
    private final JsonGenerator json;
    private StopReasons.Held held = StopReasons.Held.NOTHING;
    private int calls;

    private MessageWriter(JacksonCodec codec, MessageStyle style, MessageJson out) {
        this.codec = codec;
        this.style = style;
        this.out = out;
        this.json = out.json();
    }

    static void write(JacksonCodec codec, ChatAnswer answer, MessageStyle style, OutputStream to) throws IOException {
        try (MessageJson out = new MessageJson(codec, to, style)) {
            new MessageWriter(codec, style, out).answer(answer);
        }
    }

    private void answer(ChatAnswer answer) throws IOException {
        ChatAnswer.Choice choice =
                answer.choices().isEmpty() ? NOTHING : answer.choices().getFirst();
        json.writeStartObject();
        out.head(answer.head());
        json.writeArrayFieldStart("content");
        for (Part part : choice.message().parts()) {
            block(part);
        }
        json.writeEndArray();
        out.end(choice.finish(), held);
        out.usage(answer.usage().orElse(Usage.UNKNOWN));
        out.rest(answer.extra(), MESSAGE);
        json.writeEndObject();
    }

    private void block(Part part) throws IOException {
        switch (part) {
            case Part.Text text -> text(text.text(), text.annotations());
            case Part.Refusal refusal -> {
                held = StopReasons.Held.REFUSAL;
                text(refusal.text(), List.of());
            }
            case Part.Reasoning thought -> thought(thought);
            case Part.ToolCall call -> toolUse(call);
            case Part.Opaque opaque when out.isInVendorsWords() -> out.element(opaque.value());
            case Part.Opaque _, Part.Attachment _, Part.ToolResult _ -> {}
        }
    }

    /** A text of nothing is not taken back by vendors of this dialect, so only they may have said it. */
    private void text(String text, List<JsonObject> annotations) throws IOException {
        List<JsonObject> citations = annotations.stream()
                .map(Citations::of)
                .flatMap(Optional::stream)
                .toList();
        if (text.isEmpty() && citations.isEmpty() && !out.isInVendorsWords()) {
            return;
        }
        begin("text");
        out.text("text", text);
        if (!citations.isEmpty()) {
            json.writeArrayFieldStart("citations");
            for (JsonObject citation : citations) {
                out.element(citation);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void thought(Part.Reasoning thought) throws IOException {
        if (!style.showsThoughts()) {
            return;
        }
        if (thought.sealed().isPresent() && thought.text().isEmpty()) {
            begin("redacted_thinking");
            out.text("data", thought.sealed().get());
        } else {
            begin("thinking");
            out.text("thinking", thought.text());
            out.text("signature", thought.signature().orElse(""));
        }
        json.writeEndObject();
    }

    private void toolUse(Part.ToolCall call) throws IOException {
        held = StopReasons.Held.CALLS;
        begin("tool_use");
        out.text("id", call.id().isEmpty() ? style.callId(calls) : call.id());
        out.text("name", call.name());
        out.value("input", ToolInput.of(call.arguments(), codec));
        out.members(call.extras().fields(), TOOL_USE);
        json.writeEndObject();
        calls++;
    }

    private void begin(String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
    }
}
